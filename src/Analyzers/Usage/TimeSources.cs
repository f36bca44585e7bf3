using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What the framework measures time with, and in which unit each gives it.</summary>
internal static class TimeSources
{
    /// <summary>The unit of a property's or a call's result; null for what is no time of the framework's.</summary>
    public static TimeScale? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } => OfProperty(property),
        IInvocationOperation { TargetMethod: var method } => OfMethod(method),
        _ => null,
    };

    /// <summary>True for the number of counts in a second of the clock behind <see cref="TimeScale.ClockCount"/>.</summary>
    public static bool IsFrequency(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { Name: "Frequency", ContainingType: var type } } => type.Is("System.Diagnostics", "Stopwatch"),
        IPropertyReferenceOperation { Property: { Name: "TimestampFrequency", ContainingType: var type } } => type.Is("System", "TimeProvider"),
        _ => false,
    };

    /// <summary>True for a method that gives its first argument back, in the same unit.</summary>
    public static bool KeepsUnit(IMethodSymbol method) =>
        method is { Name: "Round" or "Floor" or "Ceiling" or "Truncate" or "Abs" or "Max" or "Min", ContainingType: { } math }
            ? math.Is("System", "Math") || math.SpecialType is SpecialType.System_Double
            : method is { Name: "ToDouble" or "ToInt64" or "ToInt32" or "ToDecimal" or "ToSingle", ContainingType: { } convert } && convert.Is("System", "Convert");

    /// <summary>The property of <c>TimeSpan</c> that gives a unit; null where it has none.</summary>
    public static string? Total(TimeScale scale) => scale.Name switch
    {
        "seconds" => "TotalSeconds",
        "milliseconds" => "TotalMilliseconds",
        "minutes" => "TotalMinutes",
        "hours" => "TotalHours",
        "days" => "TotalDays",
        _ => null,
    };

    private static TimeScale? OfProperty(IPropertySymbol property)
    {
        INamedTypeSymbol type = property.ContainingType;
        switch (property.Name)
        {
            case "ElapsedMilliseconds" when type.Is("System.Diagnostics", "Stopwatch"):
            case "TickCount" or "TickCount64" when type.Is("System", "Environment"):
            case "TotalMilliseconds" or "Milliseconds" when IsSpan():
                return TimeScale.Millisecond;
            case "ElapsedTicks" when type.Is("System.Diagnostics", "Stopwatch"):
                return TimeScale.ClockCount;
            case "TotalSeconds" or "Seconds" when IsSpan():
                return TimeScale.Second;
            case "TotalMinutes" or "Minutes" when IsSpan():
                return new TimeScale(60);
            case "TotalHours" or "Hours" when IsSpan():
                return new TimeScale(3600);
            case "TotalDays" or "Days" when IsSpan():
                return new TimeScale(86400);
            case "TotalMicroseconds" when IsSpan():
                return new TimeScale(1e-6);
            case "TotalNanoseconds" when IsSpan():
                return new TimeScale(1e-9);
            case "Ticks" or "UtcTicks" when IsSpan() || type.Is("System", "DateTimeOffset") || type.SpecialType == SpecialType.System_DateTime:
                return new TimeScale(1e-7);
            default:
                return null;
        }

        bool IsSpan() => type.Is("System", "TimeSpan");
    }

    private static TimeScale? OfMethod(IMethodSymbol method) => method.Name switch
    {
        "GetTimestamp" when method.ContainingType.Is("System.Diagnostics", "Stopwatch") || method.ContainingType.Is("System", "TimeProvider") => TimeScale.ClockCount,
        "ToUnixTimeMilliseconds" when method.ContainingType.Is("System", "DateTimeOffset") => TimeScale.Millisecond,
        "ToUnixTimeSeconds" when method.ContainingType.Is("System", "DateTimeOffset") => TimeScale.Second,
        _ => null,
    };
}
