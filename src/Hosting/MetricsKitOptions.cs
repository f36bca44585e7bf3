namespace MetricsKit;

/// <summary>Settings of a host's metrics; give them to <c>AddMetricsKit</c>, or bind them with <c>Configure&lt;MetricsKitOptions&gt;</c>.</summary>
/// <remarks>
/// They hold for the host's own registry. What differs from the default also holds, from host start on, for
/// <see cref="MetricRegistry.Default"/>, where static sets live; that one belongs to the process, so where several
/// hosts share a process the last to start decides for it.
/// </remarks>
public sealed class MetricsKitOptions
{
    internal const int DefaultMaxSeriesPerMetric = 10_000;

    /// <summary>
    /// Labels that the host's endpoint gives every series (<c>version</c>, <c>tenant</c>); empty unless set. A metric's own label
    /// of the same name wins, and an empty value is no label. Rules that read one know it by <c>[assembly: TargetLabels]</c>.
    /// </summary>
    public IDictionary<string, string> ConstantLabels { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Series a metric may have when its attribute states no <c>MaxSeries</c>; at least 1, 10,000 unless set.
    /// Past it, label values become <c>other</c>.
    /// </summary>
    public int MaxSeriesPerMetric { get; set; } = DefaultMaxSeriesPerMetric;

    /// <summary>
    /// Meters of <c>System.Diagnostics.Metrics</c> that the host's endpoint shows: names, or beginnings of names with <c>*</c> behind them;
    /// one with <c>!</c> before it is left out. At first those of <see cref="MeterAdapterOptions.DefaultMeters"/>: add others,
    /// remove some, or clear it to show none.
    /// </summary>
    public ICollection<string> Meters => MeterOptions.Meters;

    /// <summary>How meters are shown: tags that become no labels, most series, bucket bounds.</summary>
    public MeterAdapterOptions MeterOptions { get; } = new();

    /// <summary>
    /// True, the default, to show the process' CPU time, memory, start and open files in the host's own registry, as
    /// <see cref="MetricsKit.ProcessMetrics"/> lists them.
    /// </summary>
    public bool ProcessMetrics { get; set; } = true;

    /// <summary>
    /// True to throw <see cref="InvalidOperationException"/> where a metric is used wrongly (a counter that would go
    /// down, a value that is not a number, one name with two shapes): for development and tests. False, the default,
    /// to ignore the call and count it in <c>metricskit_misuse_total</c>.
    /// </summary>
    public bool ThrowOnMisuse { get; set; }
}
