using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Declarations;

/// <summary>
/// Stand-ins for the expressions that the build makes of alert attributes: the same series, windows, threshold and result
/// labels, without what only the build knows (job, namespace).
/// </summary>
internal static class SignalShape
{
    private static readonly string[] Always = ["namespace", "job"];

    /// <summary>The stand-in, as text; the author's own for an expression.</summary>
    public static string Of(AlertCondition condition, Func<string, MetricModel?> find) => condition switch
    {
        ExpressionCondition own => own.Expr,
        ErrorRatioCondition ratio => Compare(
            new BinaryExpr(
                BinaryOperator.Divide,
                Rate(ratio.Target, Events(ratio.Target.Metric, find)),
                Rate(ratio.Target, Events(ratio.Total ?? ratio.Target.Metric, find))),
            BinaryOperator.Greater,
            ratio.Above),
        LatencyCondition latency => Compare(
            new Call(
                "histogram_quantile",
                new NumberLiteral(latency.Quantile),
                Rate(latency.Target, latency.Target.Metric + "_bucket", "le")),
            BinaryOperator.Greater,
            latency.Above),
        TrafficDropCondition drop => new BinaryExpr(
            BinaryOperator.Less,
            Rate(drop.Target, Events(drop.Target.Metric, find)),
            new BinaryExpr(
                BinaryOperator.Multiply,
                new NumberLiteral(drop.Below),
                Rate(drop.Target, Events(drop.Target.Metric, find), null, drop.Offset))).ToString(),
        PodMemoryCondition memory => Compare(
            new BinaryExpr(BinaryOperator.Divide, PodSum("container_memory_working_set_bytes"), PodSum("kube_pod_container_resource_limits")),
            BinaryOperator.Greater,
            memory.Above),
        _ => throw new InvalidOperationException($"Condition {condition.GetType().Name} has no shape."),
    };

    private static string Compare(Expr value, BinaryOperator op, double threshold) =>
        new BinaryExpr(op, value, new NumberLiteral(threshold)).ToString();

    private static string Events(string metric, Func<string, MetricModel?> find) =>
        find(metric)?.Kind == MetricKind.Histogram ? metric + "_count" : metric;

    private static AggregateExpr Rate(MetricTarget target, string series, string? further = null, string? offset = null)
    {
        IEnumerable<string> labels = (further is null ? Always : Always.Append(further)).Concat(target.By).Distinct(StringComparer.Ordinal);
        var selector = new VectorSelector(series) { Offset = offset is null ? null : Duration(offset) };
        return new AggregateExpr(AggregateOperator.Sum, new Call("rate", new MatrixSelector(selector, Duration(target.Window))), [.. labels]);
    }

    private static AggregateExpr PodSum(string series) => new(AggregateOperator.Sum, new VectorSelector(series), "namespace", "pod");

    private static DurationLiteral Duration(string text) =>
        new(PromDuration.TryParse(text, out PromDuration duration) ? duration : default);
}
