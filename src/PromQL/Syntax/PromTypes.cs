namespace MetricsKit.PromQL;

/// <summary>How types are named.</summary>
public static class PromTypes
{
    /// <summary>The type as Prometheus' documentation names it.</summary>
    public static string Documented(this PromType type) => type switch
    {
        PromType.None => "unknown type",
        PromType.Scalar => "scalar",
        PromType.InstantVector => "instant vector",
        PromType.RangeVector => "range vector",
        PromType.String => "string",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "no such type"),
    };
}
