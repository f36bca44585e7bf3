using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>What the framework measures time with, and in which unit each gives it.</summary>
internal static class TimeSources
{
    /// <summary>The unit of a property's or a call's result; null for what is no time of the framework's.</summary>
    public static UnitScale? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => OfProperty(property),
        IInvocationOperation { TargetMethod: var method } => OfMethod(method),
        _ => null,
    };

    /// <summary>True for the number of counts in a second of the clock behind <see cref="UnitScale.ClockCount"/>.</summary>
    public static bool IsFrequency(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { Name: "Frequency", ContainingType: var type } } => type.Is("System.Diagnostics", "Stopwatch"),
        IPropertyReferenceOperation { Property: { Name: "TimestampFrequency", ContainingType: var type } } => type.Is("System", "TimeProvider"),
        _ => false,
    };

    /// <summary>True for a method that gives its first argument back, in the same unit.</summary>
    public static bool KeepsUnit(IMethodSymbol method) =>
        method is { Name: "Round" or "Floor" or "Ceiling" or "Truncate" or "Abs" or "Max" or "Min" or "Clamp", ContainingType: { } math }
            ? math.Is("System", "Math") || math.SpecialType is SpecialType.System_Double
            : method is { Name: "ToDouble" or "ToInt64" or "ToInt32" or "ToDecimal" or "ToSingle", ContainingType: { } convert } && convert.Is("System", "Convert");

    /// <summary>The property of <c>TimeSpan</c> that gives a unit; null where it has none.</summary>
    public static string? Total(UnitScale scale) => scale.Name switch
    {
        "seconds" => "TotalSeconds",
        "milliseconds" => "TotalMilliseconds",
        "minutes" => "TotalMinutes",
        "hours" => "TotalHours",
        "days" => "TotalDays",
        _ => null,
    };

    /// <summary>True for <c>TimeSpan</c>.</summary>
    public static bool IsSpan(ITypeSymbol? type) => type.Is("System", "TimeSpan");

    /// <summary>The unit of the number that a method makes a span of: <c>FromMilliseconds</c>; null for another.</summary>
    public static UnitScale? Made(IMethodSymbol method) => method.Name switch
    {
        "FromTicks" => UnitScale.OfTime(1e-7),
        "FromMicroseconds" => UnitScale.OfTime(1e-6),
        "FromMilliseconds" => UnitScale.Millisecond,
        "FromSeconds" => UnitScale.Second,
        "FromMinutes" => UnitScale.OfTime(60),
        "FromHours" => UnitScale.OfTime(3600),
        "FromDays" => UnitScale.OfTime(86400),
        _ => null,
    };

    private static UnitScale? OfProperty(IPropertySymbol property)
    {
        INamedTypeSymbol type = property.ContainingType;
        switch (property.Name)
        {
            case "ElapsedMilliseconds" when type.Is("System.Diagnostics", "Stopwatch"):
            case "TickCount" or "TickCount64" when type.Is("System", "Environment"):
            case "TotalMilliseconds" or "Milliseconds" when IsSpan():
                return UnitScale.Millisecond;
            case "ElapsedTicks" when type.Is("System.Diagnostics", "Stopwatch"):
                return UnitScale.ClockCount;
            case "TotalSeconds" or "Seconds" when IsSpan():
                return UnitScale.Second;
            case "TotalMinutes" or "Minutes" when IsSpan():
                return UnitScale.OfTime(60);
            case "TotalHours" or "Hours" when IsSpan():
                return UnitScale.OfTime(3600);
            case "TotalDays" or "Days" when IsSpan():
                return UnitScale.OfTime(86400);
            case "TotalMicroseconds" when IsSpan():
                return UnitScale.OfTime(1e-6);
            case "TotalNanoseconds" when IsSpan():
                return UnitScale.OfTime(1e-9);
            case "Ticks" or "UtcTicks" when IsSpan() || type.Is("System", "DateTimeOffset") || type.SpecialType == SpecialType.System_DateTime:
                return UnitScale.OfTime(1e-7);
            default:
                return null;
        }

        bool IsSpan() => TimeSources.IsSpan(type);
    }

    private static UnitScale? OfMethod(IMethodSymbol method) => method.Name switch
    {
        "GetTimestamp" when method.ContainingType.Is("System.Diagnostics", "Stopwatch") || method.ContainingType.Is("System", "TimeProvider") => UnitScale.ClockCount,
        "ToUnixTimeMilliseconds" when method.ContainingType.Is("System", "DateTimeOffset") => UnitScale.Millisecond,
        "ToUnixTimeSeconds" when method.ContainingType.Is("System", "DateTimeOffset") => UnitScale.Second,
        _ => null,
    };
}
