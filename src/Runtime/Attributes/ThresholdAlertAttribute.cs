namespace MetricsKit;

/// <summary>A gauge, or the rate of a counter, is above or below a threshold.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class ThresholdAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>Fires above this value in the metric's unit (per second for a counter); not compared while NaN.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>Fires below this value in the metric's unit (per second for a counter); not compared while NaN.</summary>
    public double Below { get; set; } = double.NaN;
}
