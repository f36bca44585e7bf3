using MetricsKit.Artifacts.Service;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>What a kind of alert says: when it fires, and how it reads where the author wrote no text.</summary>
/// <param name="Condition">The rule's expression.</param>
/// <param name="Threshold">Value of <c>{threshold}</c>, with its unit; null where there is none.</param>
/// <param name="Summary">Summary with our placeholders and Prometheus' templates.</param>
/// <param name="Description">As <paramref name="Summary"/>; null where the summary says everything.</param>
internal sealed record Signal(Expr Condition, string? Threshold, string Summary, string? Description)
{
    /// <summary>The signal of an alert.</summary>
    /// <exception cref="RuleException">The alert cannot be written.</exception>
    public static Signal Of(AlertModel alert, Workload workload) => alert.Condition switch
    {
        ErrorRatioCondition condition => ErrorRatio.Signal(condition, Lasting(alert), workload),
        LatencyCondition condition => Latency.Signal(condition, Lasting(alert), workload),
        TrafficDropCondition condition => TrafficDrop.Signal(condition, Lasting(alert), workload),
        PodMemoryCondition condition => PodMemory.Signal(condition, Lasting(alert), workload),
        ExpressionCondition condition => AuthorExpression.Signal(condition, Lasting(alert), workload),
        var condition => throw Unknown(condition),
    };

    /// <summary>Place in its group: errors, latency, traffic, saturation, then everything else.</summary>
    public static int Rank(AlertCondition condition) => condition switch
    {
        ErrorRatioCondition => 0,
        LatencyCondition => 1,
        TrafficDropCondition => 2,
        PodMemoryCondition => 3,
        ExpressionCondition => 4,
        _ => throw Unknown(condition),
    };

    /// <summary>True for errors, latency, traffic and saturation; false for an author's own expression.</summary>
    public static bool IsGolden(AlertCondition condition) => condition is not ExpressionCondition;

    // The end of a sentence: "has stayed above 5% for over 5 minutes".
    private static string Lasting(AlertModel alert) => alert.For is null ? "" : " for over {for}";

    private static InvalidOperationException Unknown(AlertCondition condition) =>
        new($"Condition {condition.GetType().Name} has no signal.");
}
