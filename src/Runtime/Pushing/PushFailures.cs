using MetricsKit.Families;

namespace MetricsKit.Pushing;

/// <summary>Why a request to a Pushgateway failed; the index of the label <c>reason</c>.</summary>
internal enum PushFailure
{
    Connection,
    Timeout,
    Status,
}

/// <summary>Counts requests that failed.</summary>
internal static class PushFailures
{
    /// <summary>The counters of a registry, one a <see cref="PushFailure"/>.</summary>
    public static IReadOnlyList<Counter> In(MetricRegistry registry)
    {
        var family = registry.RegisterCounter(new FamilyDefinition
        {
            Name = "metricskit_push_failures_total",
            Help = "Requests to a Pushgateway that failed, each try counted.",
            Labels = [LabelDefinition.Closed("reason", false, "connection", "timeout", "status")],
        });
        return [family.Create(0), family.Create(1), family.Create(2)];
    }
}
