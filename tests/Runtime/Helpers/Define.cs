using MetricsKit.Families;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>Short forms of what generated code registers.</summary>
internal static class Define
{
    public static FamilyDefinition Metric(string name, params LabelDefinition[] labels) => new() { Name = name, Help = $"Help of {name}.", Labels = labels };

    public static Counter Counter(MetricRegistry registry, string name = "things_total") => registry.RegisterCounter(Metric(name)).Series[0]!;

    public static Gauge Gauge(MetricRegistry registry, string name = "things") => registry.RegisterGauge(Metric(name)).Series[0]!;

    public static Histogram Histogram(MetricRegistry registry, string name = "things_seconds", params double[] buckets) =>
        registry.RegisterHistogram(new() { Name = name, Help = "Help.", Buckets = buckets.Length == 0 ? null : buckets }).Series[0]!;
}
