namespace MetricsKit.PromQL.Templates;

/// <summary>A function's argument.</summary>
internal enum ParameterType
{
    Any,
    String,

    /// <summary>A number, or a string that reads as one.</summary>
    Number,
    Sample,
    Samples,
}

/// <summary>A function that templates can call.</summary>
/// <param name="Name">Name.</param>
/// <param name="Returns">Type of its result.</param>
/// <param name="Parameters">Types of its arguments; the last one repeats, none or more times, when <paramref name="IsVariadic"/>.</param>
internal sealed record TemplateFunction(string Name, ValueType Returns, ParameterType[] Parameters, bool IsVariadic = false)
{
    private static readonly Version V36 = new(3, 6);
    private static readonly Version V38 = new(3, 8);

    /// <summary>The first version that has it; null for those that 2.42 has.</summary>
    public Version? Since { get; init; }

    /// <summary>Number of arguments that it needs.</summary>
    public int MinArguments => Parameters.Length - (IsVariadic ? 1 : 0);

    /// <summary>Type of the argument at an index.</summary>
    public ParameterType Parameter(int index) => Parameters[Math.Min(index, Parameters.Length - 1)];

    /// <summary>All functions: Go's own, then Prometheus'.</summary>
    public static IReadOnlyDictionary<string, TemplateFunction> All { get; } = new TemplateFunction[]
    {
        Variadic("and", ValueType.Any, ParameterType.Any, ParameterType.Any),
        Variadic("or", ValueType.Any, ParameterType.Any, ParameterType.Any),
        new("not", ValueType.Bool, [ParameterType.Any]),
        new("len", ValueType.Int, [ParameterType.Any]),
        Variadic("index", ValueType.Any, ParameterType.Any, ParameterType.Any),
        Variadic("slice", ValueType.Any, ParameterType.Any, ParameterType.Any),
        Variadic("print", ValueType.String, ParameterType.Any),
        Variadic("printf", ValueType.String, ParameterType.String, ParameterType.Any),
        Variadic("println", ValueType.String, ParameterType.Any),
        Variadic("html", ValueType.String, ParameterType.Any),
        Variadic("js", ValueType.String, ParameterType.Any),
        Variadic("urlquery", ValueType.String, ParameterType.Any),
        Variadic("call", ValueType.Any, ParameterType.Any, ParameterType.Any),
        Variadic("eq", ValueType.Bool, ParameterType.Any, ParameterType.Any),
        new("ne", ValueType.Bool, [ParameterType.Any, ParameterType.Any]),
        new("lt", ValueType.Bool, [ParameterType.Any, ParameterType.Any]),
        new("le", ValueType.Bool, [ParameterType.Any, ParameterType.Any]),
        new("gt", ValueType.Bool, [ParameterType.Any, ParameterType.Any]),
        new("ge", ValueType.Bool, [ParameterType.Any, ParameterType.Any]),

        new("query", ValueType.Samples, [ParameterType.String]),
        new("first", ValueType.Sample, [ParameterType.Samples]),
        new("label", ValueType.String, [ParameterType.String, ParameterType.Sample]),
        new("value", ValueType.Float, [ParameterType.Sample]),
        new("strvalue", ValueType.String, [ParameterType.Sample]),
        Variadic("args", ValueType.Arguments, ParameterType.Any),
        new("reReplaceAll", ValueType.String, [ParameterType.String, ParameterType.String, ParameterType.String]),
        new("safeHtml", ValueType.Html, [ParameterType.String]),
        new("match", ValueType.Bool, [ParameterType.String, ParameterType.String]),
        new("title", ValueType.String, [ParameterType.String]),
        new("toUpper", ValueType.String, [ParameterType.String]),
        new("toLower", ValueType.String, [ParameterType.String]),
        new("graphLink", ValueType.String, [ParameterType.String]),
        new("tableLink", ValueType.String, [ParameterType.String]),
        new("sortByLabel", ValueType.Samples, [ParameterType.String, ParameterType.Samples]),
        new("stripPort", ValueType.String, [ParameterType.String]),
        new("stripDomain", ValueType.String, [ParameterType.String]),
        new("humanize", ValueType.String, [ParameterType.Number]),
        new("humanize1024", ValueType.String, [ParameterType.Number]),
        new("humanizeDuration", ValueType.String, [ParameterType.Number]),
        new("humanizePercentage", ValueType.String, [ParameterType.Number]),
        new("humanizeTimestamp", ValueType.String, [ParameterType.Number]),
        new("toTime", ValueType.Time, [ParameterType.Number]),
        new("toDuration", ValueType.Duration, [ParameterType.Number]) { Since = V36 },
        new("now", ValueType.Float, []) { Since = V36 },
        new("pathPrefix", ValueType.String, []),
        new("externalURL", ValueType.String, []),
        new("parseDuration", ValueType.Float, [ParameterType.String]),
        new("urlQueryEscape", ValueType.String, [ParameterType.String]) { Since = V38 },
    }.ToDictionary(f => f.Name, StringComparer.Ordinal);

    private static TemplateFunction Variadic(string name, ValueType returns, params ParameterType[] parameters) => new(name, returns, parameters, IsVariadic: true);
}
