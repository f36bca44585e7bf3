namespace MetricsKit;

/// <summary>
/// An alert on one metric: the one it is written on, or the one <see cref="Metric"/> names. It is computed for each <c>namespace</c> and
/// <c>job</c>, and for each value of the labels in <see cref="By"/>.
/// </summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public abstract class MetricAlertAttribute(string name) : AlertRuleAttribute(name)
{
    /// <summary>Name of the metric in the exposition (a histogram without <c>_bucket</c>); null where the attribute stands on the metric.</summary>
    public string? Metric { get; set; }

    /// <summary>Matchers that every selector gets, as in PromQL: <c>status=~'5..', method!='GET'</c>; none when null.</summary>
    public string? Where { get; set; }

    /// <summary>Labels that the result keeps besides <c>namespace</c> and <c>job</c>.</summary>
    public string[]? By { get; set; }

    /// <summary>Range of <c>rate()</c>, a Prometheus duration of at least twice the scrape interval; <c>5m</c> unless told otherwise.</summary>
    public string Window { get; set; } = "5m";

    /// <summary>Events per second below which the alert is silent, so that two failures at night wake nobody; 0 for no limit.</summary>
    public double MinRate { get; set; }
}
