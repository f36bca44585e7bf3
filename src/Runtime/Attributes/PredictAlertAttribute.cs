namespace MetricsKit;

/// <summary>A gauge that goes on as it does now will cross a threshold: a disk that fills up.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class PredictAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>How far to look ahead, a Prometheus duration such as <c>4h</c>.</summary>
    public required string Within { get; set; }

    /// <summary>Fires when the prediction is above this value in the metric's unit; not compared while NaN.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>Fires when the prediction is below this value in the metric's unit; not compared while NaN.</summary>
    public double Below { get; set; } = double.NaN;
}
