namespace MetricsKit.Model;

/// <summary>One alert as declared; what is null takes the service's or the assembly's default when YAML is written.</summary>
/// <param name="Name">Name of the alert.</param>
/// <param name="Condition">When it fires.</param>
/// <param name="For">How long the condition must hold; Prometheus duration.</param>
/// <param name="KeepFiringFor">How long it goes on firing afterwards; Prometheus duration.</param>
/// <param name="Severity">Value of the <c>severity</c> label.</param>
/// <param name="Team">Value of the <c>team</c> label.</param>
/// <param name="Summary">Annotation, with Go templates and our <c>{service} {threshold} {for} {alert}</c>.</param>
/// <param name="Description">As <paramref name="Summary"/>.</param>
/// <param name="Runbook">Last part of the runbook's address, or a whole address.</param>
/// <param name="Labels">Further labels.</param>
/// <param name="Annotations">Further annotations.</param>
/// <param name="Group">Rule group; by kind when null.</param>
public sealed record AlertModel(
    string Name,
    AlertCondition Condition,
    string? For,
    string? KeepFiringFor,
    string? Severity,
    string? Team,
    string? Summary,
    string? Description,
    string? Runbook,
    EquatableArray<NameValue> Labels,
    EquatableArray<NameValue> Annotations,
    string? Group)
{
    /// <summary>Whether selectors of declared metrics get the service's <c>job</c> and <c>namespace</c>; as the assembly says when null.</summary>
    public bool? Scope { get; init; }
}

/// <summary>A label or annotation of a rule.</summary>
/// <param name="Name">Name.</param>
/// <param name="Value">Text.</param>
public sealed record NameValue(string Name, string Value);

/// <summary>When an alert fires.</summary>
public abstract record AlertCondition
{
    private protected AlertCondition()
    {
    }
}

/// <summary>An expression of the author's.</summary>
/// <param name="Expr">PromQL.</param>
/// <param name="Above">Fires above this value, when given.</param>
/// <param name="Below">Fires below this value, when given; never together with <paramref name="Above"/>.</param>
public sealed record ExpressionCondition(string Expr, double? Above, double? Below) : AlertCondition;

/// <summary>Share of failures among all.</summary>
/// <param name="Target">Metric and scope.</param>
/// <param name="Above">Ratio, 0 to 1.</param>
/// <param name="Errors">Matchers that select failures; null means the label values marked as errors, or the whole metric when <paramref name="Total"/> is given.</param>
/// <param name="Total">Name of the metric that counts all; null means the target's own.</param>
public sealed record ErrorRatioCondition(MetricTarget Target, double Above, string? Errors, string? Total) : AlertCondition;

/// <summary>A quantile of a histogram is too high.</summary>
/// <param name="Target">Histogram (without <c>_bucket</c>) and scope.</param>
/// <param name="Above">Threshold in the metric's unit.</param>
/// <param name="Quantile">0 to 1, both excluded.</param>
public sealed record LatencyCondition(MetricTarget Target, double Above, double Quantile) : AlertCondition;

/// <summary>Traffic fell against an earlier time.</summary>
/// <param name="Target">Counter or histogram, and scope.</param>
/// <param name="Below">Share of the earlier traffic, above 0.</param>
/// <param name="Offset">How long ago; Prometheus duration.</param>
public sealed record TrafficDropCondition(MetricTarget Target, double Below, string Offset) : AlertCondition;

/// <summary>A pod's working set against its memory limit.</summary>
/// <param name="Above">Share of the limit, 0 to 1.</param>
public sealed record PodMemoryCondition(double Above) : AlertCondition;

/// <summary>What a metric alert looks at.</summary>
/// <param name="Metric">Name in the exposition.</param>
/// <param name="Where">Matchers that every selector gets; null for none.</param>
/// <param name="By">Labels that the result keeps besides <c>namespace</c> and <c>job</c>.</param>
/// <param name="Window">Range of rate(); Prometheus duration.</param>
/// <param name="MinRate">Events per second below which the alert is silent; 0 for no limit.</param>
public sealed record MetricTarget(string Metric, string? Where, EquatableArray<string> By, string Window, double MinRate);
