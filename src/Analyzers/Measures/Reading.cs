using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Measures;

/// <summary>How much is known of a number's unit.</summary>
internal enum ReadingKind
{
    /// <summary>Nothing; a name may still say it.</summary>
    Unknown,

    /// <summary>It fits every unit: zero, a limit, any constant.</summary>
    Any,

    /// <summary>The value that is asked for, on its way through a loop.</summary>
    Itself,

    /// <summary>Different things meet: nothing is said of it.</summary>
    Mixed,

    /// <summary>A unit.</summary>
    Unit,

    /// <summary>A parameter of the method under analysis, as it comes or divided; its callers say more.</summary>
    Parameter,
}

/// <summary>The unit of a number, and what says so.</summary>
/// <param name="Kind">How much is known.</param>
/// <param name="Scale">The unit.</param>
/// <param name="Factor">What a parameter was divided by on the way.</param>
/// <param name="Source">The property, call, name or parameter that says it.</param>
/// <param name="IsName">True where only a name says it.</param>
internal sealed record Reading(ReadingKind Kind, UnitScale Scale, UnitFactor Factor, IOperation? Source, bool IsName)
{
    /// <summary>Nothing is known.</summary>
    public static readonly Reading Unknown = Without(ReadingKind.Unknown);

    /// <summary>A constant.</summary>
    public static readonly Reading Any = Without(ReadingKind.Any);

    /// <summary>Itself, in a loop.</summary>
    public static readonly Reading Itself = Without(ReadingKind.Itself);

    /// <summary>Several units.</summary>
    public static readonly Reading Mixed = Without(ReadingKind.Mixed);

    /// <summary>The parameter that it comes from.</summary>
    public IParameterSymbol? Parameter { get; private init; }

    /// <summary>A unit.</summary>
    public static Reading Of(UnitScale scale, IOperation source, bool isName = false) => new(ReadingKind.Unit, scale, UnitFactor.One, source, isName);

    /// <summary>A parameter.</summary>
    public static Reading Of(IParameterSymbol parameter, IOperation source) => new(ReadingKind.Parameter, default, UnitFactor.One, source, IsName: false) { Parameter = parameter };

    /// <summary>What the name of the parameter says of the value; null for nothing.</summary>
    public Reading? ByName => Parameter is not null && UnitNames.OfName(Parameter.Name)?.DividedBy(Factor) is { } scale ? Of(scale, Source!, isName: true) : null;

    /// <summary>The same number, divided.</summary>
    public Reading DividedBy(UnitFactor? divisor)
    {
        if (Kind is ReadingKind.Any or ReadingKind.Mixed || divisor?.IsOne == true)
        {
            return this;
        }

        // Divided each time round, it is in no unit at all.
        return Kind == ReadingKind.Itself ? Mixed
            : divisor is not { Number: not 0 } by ? Unknown
            : Kind == ReadingKind.Parameter ? this with { Factor = Factor.Times(by) }
            : Kind == ReadingKind.Unit && Scale.DividedBy(by) is { } scale ? this with { Scale = scale }
            : Unknown;
    }

    /// <summary>One of both: what is known where they agree.</summary>
    public Reading Or(Reading other)
    {
        if (Kind is ReadingKind.Any || (Kind == ReadingKind.Itself && other.Kind != ReadingKind.Any))
        {
            return other;
        }

        if (other.Kind is ReadingKind.Any or ReadingKind.Itself)
        {
            return this;
        }

        return Kind == ReadingKind.Unit && other.Kind == ReadingKind.Unit && Scale.IsSame(other.Scale) ? IsName ? other : this
            : Kind == ReadingKind.Unknown && other.Kind == ReadingKind.Unknown ? this
            : Kind == ReadingKind.Parameter && other.Kind == ReadingKind.Parameter && Factor == other.Factor && SymbolEqualityComparer.Default.Equals(Parameter, other.Parameter) ? this
            : Kind == ReadingKind.Parameter && other.Kind == ReadingKind.Unit && ByName?.Scale.IsSame(other.Scale) == true ? other
            : Kind == ReadingKind.Unit && other.Kind == ReadingKind.Parameter && other.ByName?.Scale.IsSame(Scale) == true ? this
            : Mixed;
    }

    /// <summary>A sum or a difference: one that is known says it for both.</summary>
    public Reading With(Reading other) =>
        Kind is ReadingKind.Unit or ReadingKind.Parameter && other.Kind == ReadingKind.Unknown ? this
        : Kind == ReadingKind.Unknown && other.Kind is ReadingKind.Unit or ReadingKind.Parameter ? other
        : Kind == ReadingKind.Unit && other.Kind == ReadingKind.Parameter ? this
        : Kind == ReadingKind.Parameter && other.Kind == ReadingKind.Unit ? other
        : Kind == ReadingKind.Parameter && other.Kind == ReadingKind.Parameter && Factor == other.Factor ? this
        : Or(other);

    private static Reading Without(ReadingKind kind) => new(kind, default, UnitFactor.One, null, IsName: false);
}
