namespace MetricsKit;

/// <summary>A quantile of a histogram is too high.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class LatencyAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>Threshold in the metric's unit, seconds as a rule.</summary>
    public required double Above { get; set; }

    /// <summary>The quantile; above 0 and below 1, such as 0.95.</summary>
    public required double Quantile { get; set; }
}
