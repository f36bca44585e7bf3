namespace MetricsKit.PromQL.Templates;

/// <summary>Types of Go that values in a template have.</summary>
internal enum ValueType
{
    /// <summary>Not known.</summary>
    Any,
    Nil,
    Bool,
    Int,
    Float,
    Complex,

    /// <summary>A whole number that no type of Go holds.</summary>
    Overflow,
    String,

    /// <summary>A string that is to stay as it is in a page; no function of strings takes it.</summary>
    Html,

    /// <summary>Texts by name.</summary>
    Labels,

    /// <summary>A sample of a query's result.</summary>
    Sample,

    /// <summary>A query's result.</summary>
    Samples,

    /// <summary>What <c>args</c> makes.</summary>
    Arguments,

    /// <summary>The outermost dot: <c>.Labels</c>, <c>.ExternalLabels</c>, <c>.ExternalURL</c>, <c>.Value</c>.</summary>
    Alert,
    Time,
    Duration,
}

internal static class ValueTypes
{
    public static bool IsNumber(this ValueType type) => type is ValueType.Int or ValueType.Float or ValueType.Complex;

    /// <summary>How messages name a value of the type.</summary>
    public static string Described(this ValueType type) => type switch
    {
        ValueType.Nil => "nil",
        ValueType.Bool => "a bool",
        ValueType.Int or ValueType.Overflow => "a whole number",
        ValueType.Float => "a number",
        ValueType.Complex => "a complex number",
        ValueType.String => "a string",
        ValueType.Html => "HTML",
        ValueType.Labels => "a map of labels",
        ValueType.Sample => "a sample",
        ValueType.Samples => "the result of a query",
        ValueType.Arguments => "a map of arguments",
        ValueType.Alert => "the alert",
        ValueType.Time => "a time",
        ValueType.Duration => "a duration",
        _ => "a value",
    };
}
