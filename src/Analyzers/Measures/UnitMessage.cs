using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>What MK6003 says.</summary>
internal static class UnitMessage
{
    /// <summary>Of a number in another unit.</summary>
    public static Diagnostic Of(Recording recording, Reading reading)
    {
        IOperation value = recording.Value;
        IOperation source = reading.Source!;
        bool isDirect = Calls.Bare(value).Syntax == source.Syntax;
        bool isSpan = TimeSources.IsSpan(value.Type);
        string? by = recording.Taken?.ContainingSymbol.Name;
        bool isConverted = !recording.Wanted.IsSame(recording.Stated.Scale);
        IEnumerable<Location> places = isDirect ? recording.Behind : [source.Syntax.GetLocation(), .. recording.Behind];
        return Diagnostic.Create(
            Rules.ValueInOtherUnit,
            value.Syntax.GetLocation(),
            places,
            Fix(value, reading, recording.Wanted),
            recording.Stated.Metric,
            recording.Stated.Scale.Name + (isConverted && by is not null ? $", which '{by}' makes of {recording.Wanted.Name}" : ""),
            Shown(value.Syntax) + (by is not null && !isConverted ? $", recorded by '{by}'," : ""),
            isSpan ? "seconds, as each TimeSpan is recorded" : isDirect ? reading.Scale.Name : $"{reading.Scale.Name}, from {NameOf(source)}",
            isSpan && TimeSources.Total(recording.Wanted) is { } total ? $"give it its '{total}'"
                : isDirect && Member(source, recording.Wanted) is { } member ? $"use '{member}'"
                : $"give it {recording.Wanted.Name}");
    }

    /// <summary>Of a call that measures seconds by itself.</summary>
    public static Diagnostic OfClock(SimpleNameSyntax name, StatedUnit stated) => Diagnostic.Create(
        Rules.ValueInOtherUnit,
        name.Identifier.GetLocation(),
        stated.Metric,
        stated.Scale.Name,
        $"what '{name.Identifier.ValueText}' records",
        "seconds",
        $"declare the metric in seconds, or record {stated.Scale.Name} yourself");

    private static string Shown(SyntaxNode value)
    {
        string text = value.ToString();
        return text.Length <= 60 && text.IndexOf('\n') < 0 ? $"'{text}'" : "the value";
    }

    private static string NameOf(IOperation source) => source switch
    {
        IPropertyReferenceOperation property => $"'{property.Property.Name}'",
        IInvocationOperation call => $"'{call.TargetMethod.Name}'",
        IFieldReferenceOperation field => $"its name '{field.Field.Name}'",
        ILocalReferenceOperation local => $"its name '{local.Local.Name}'",
        IParameterReferenceOperation parameter => $"its name '{parameter.Parameter.Name}'",
        _ => Shown(source.Syntax),
    };

    // The member of a TimeSpan or a Stopwatch that gives the unit; null where there is none.
    private static string? Member(IOperation source, UnitScale wanted) =>
        source is IPropertyReferenceOperation { Property: var property } && TimeSources.Total(wanted) is { } total
            ? TimeSources.IsSpan(property.ContainingType) ? total
                : property.Name is "ElapsedMilliseconds" or "ElapsedTicks" ? "Elapsed." + total
                : null
            : null;

    // Another member is the whole fix where it stands alone, and no whole number is asked for.
    private static ImmutableDictionary<string, string?> Fix(IOperation value, Reading reading, UnitScale wanted) =>
        value.Type?.SpecialType == SpecialType.System_Double && IsAlone(value, reading.Source!) && Member(reading.Source!, wanted) is { } member
            ? ImmutableDictionary<string, string?>.Empty.Add("member", member)
            : ImmutableDictionary<string, string?>.Empty;

    private static bool IsAlone(IOperation value, IOperation source) =>
        value.Syntax == source.Syntax && (value is not IConversionOperation conversion || (conversion.IsImplicit && conversion.Operand.Syntax == source.Syntax));
}
