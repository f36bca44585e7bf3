namespace MetricsKit.PromQL;

/// <summary>The functions of PromQL, from Prometheus 2.42 to 3.14.</summary>
public static class Functions
{
    private const PromType Scalar = PromType.Scalar;
    private const PromType Vector = PromType.InstantVector;
    private const PromType Matrix = PromType.RangeVector;
    private const PromType Text = PromType.String;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<FunctionSignature> All { get; } = [.. Create().OrderBy(f => f.Name, StringComparer.Ordinal)];

    private static readonly WordTable<FunctionSignature> ByName = new(ignoreCase: false, [.. All.Select(f => (f.Name, f))]);

    /// <summary>The function of that name, in any version; null when there is none. Names are case-sensitive.</summary>
    public static FunctionSignature? Find(string name) => TryFind(name, 0, name.Length, out FunctionSignature? found) ? found : null;

    /// <summary>The function whose name is that part of a text.</summary>
    internal static bool TryFind(string text, int start, int end, out FunctionSignature? found) => ByName.TryFind(text, start, end, out found!);

    private static IEnumerable<FunctionSignature> Create()
    {
        string[] ofVector =
        [
            "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor",
            "histogram_count", "histogram_sum", "ln", "log10", "log2", "rad", "sgn", "sin", "sinh", "sort", "sort_desc",
            "sqrt", "tan", "tanh", "timestamp",
        ];
        string[] ofRange =
        [
            "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "idelta", "increase", "irate",
            "last_over_time", "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time",
            "stdvar_over_time", "sum_over_time",
        ];
        string[] ofOptionalVector = ["days_in_month", "day_of_month", "day_of_week", "day_of_year", "hour", "minute", "month", "year"];
        return
        [
            .. ofVector.Select(name => Define(name, Vector, Vector)),
            .. ofRange.Select(name => Define(name, Vector, Matrix)),
            .. ofOptionalVector.Select(name => Variadic(name, 0, 1, Vector)),
            Define("clamp", Vector, Vector, Scalar, Scalar),
            Define("clamp_max", Vector, Vector, Scalar),
            Define("clamp_min", Vector, Vector, Scalar),
            Define("histogram_fraction", Vector, Scalar, Scalar, Vector),
            Define("histogram_quantile", Vector, Scalar, Vector),
            Variadic("label_join", 3, null, Vector, Text, Text, Text),
            Define("label_replace", Vector, Vector, Text, Text, Text, Text),
            Define("pi", Scalar),
            Define("predict_linear", Vector, Matrix, Scalar),
            Define("quantile_over_time", Vector, Scalar, Matrix),
            Variadic("round", 1, 2, Vector, Scalar),
            Define("scalar", Scalar, Vector),
            Define("time", Scalar),
            Define("vector", Vector, Scalar),
            .. Later(),
        ];
    }

    private static IEnumerable<FunctionSignature> Later() =>
    [
        new("holt_winters", Vector, [Matrix, Scalar, Scalar], 3, 3) { RemovedIn = new Version(3, 0), ReplacedBy = "double_exponential_smoothing" },
        Experimental(3, 0, "double_exponential_smoothing", Vector, Matrix, Scalar, Scalar),
        Stable(2, 47, "histogram_stddev", Vector, Vector),
        Stable(2, 47, "histogram_stdvar", Vector, Vector),
        Experimental(2, 49, "mad_over_time", Vector, Matrix),
        new("sort_by_label", Vector, [Vector, Text], 1, null) { Since = new Version(2, 49), IsExperimental = true },
        new("sort_by_label_desc", Vector, [Vector, Text], 1, null) { Since = new Version(2, 49), IsExperimental = true },
        Stable(2, 51, "histogram_avg", Vector, Vector),
        new("info", Vector, [Vector, Vector], 1, 2) { Since = new Version(2, 55), IsExperimental = true },
        Experimental(3, 5, "ts_of_max_over_time", Vector, Matrix),
        Experimental(3, 5, "ts_of_min_over_time", Vector, Matrix),
        Experimental(3, 5, "ts_of_last_over_time", Vector, Matrix),
        new("first_over_time", Vector, [Matrix], 1, 1) { Since = new Version(3, 7), StableSince = new Version(3, 14) },
        Experimental(3, 7, "ts_of_first_over_time", Vector, Matrix),
        new("histogram_quantiles", Vector, [Vector, Text, Scalar, Scalar], 3, 12) { Since = new Version(3, 11), IsExperimental = true },
        Experimental(3, 12, "start", Scalar),
        Experimental(3, 12, "end", Scalar),
        Experimental(3, 12, "range", Scalar),
        Experimental(3, 12, "step", Scalar),
        Experimental(3, 13, "min_of", Scalar, Scalar, Scalar),
        Experimental(3, 13, "max_of", Scalar, Scalar, Scalar),
        Experimental(3, 14, "start_timestamp", Vector, Vector),
    ];

    private static FunctionSignature Define(string name, PromType returns, params PromType[] arguments) =>
        new(name, returns, arguments, arguments.Length, arguments.Length);

    private static FunctionSignature Variadic(string name, int min, int? max, params PromType[] arguments) =>
        new(name, Vector, arguments, min, max);

    private static FunctionSignature Stable(int major, int minor, string name, PromType returns, params PromType[] arguments) =>
        new(name, returns, arguments, arguments.Length, arguments.Length) { Since = new Version(major, minor) };

    private static FunctionSignature Experimental(int major, int minor, string name, PromType returns, params PromType[] arguments) =>
        new(name, returns, arguments, arguments.Length, arguments.Length) { Since = new Version(major, minor), IsExperimental = true };
}
