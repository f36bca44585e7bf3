#nullable enable
namespace Prometheus;

public abstract class MetricConfiguration
{
    public string[]? LabelNames { get; set; }
    public bool SuppressInitialValue { get; set; }
}

public sealed class CounterConfiguration : MetricConfiguration { public ExemplarBehavior? ExemplarBehavior { get; set; } }
public sealed class GaugeConfiguration : MetricConfiguration { }

public sealed class HistogramConfiguration : MetricConfiguration
{
    public double[]? Buckets { get; set; }
    public ExemplarBehavior? ExemplarBehavior { get; set; }
}

public sealed class SummaryConfiguration : MetricConfiguration
{
    public IReadOnlyList<QuantileEpsilonPair> Objectives { get; set; } = null!;
    public TimeSpan MaxAge { get; set; }
    public int AgeBuckets { get; set; }
    public int BufferSize { get; set; }
}

public readonly struct QuantileEpsilonPair(double quantile, double epsilon)
{
    public double Quantile { get; } = quantile;
    public double Epsilon { get; } = epsilon;
}

public interface IMetricFactory
{
    Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null);
    Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null);
    Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null);
    Summary CreateSummary(string name, string help, SummaryConfiguration? configuration = null);
    Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null);
    Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null);
    Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null);
    Summary CreateSummary(string name, string help, string[] labelNames, SummaryConfiguration? configuration = null);
    IMetricFactory WithLabels(IDictionary<string, string> labels);
    IManagedLifetimeMetricFactory WithManagedLifetime(TimeSpan expiresAfter);
    ExemplarBehavior? ExemplarBehavior { get; set; }
}

public sealed class MetricFactory : IMetricFactory
{
    internal MetricFactory() { }
    public Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null) => throw null!;
    public Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null) => throw null!;
    public Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null) => throw null!;
    public Summary CreateSummary(string name, string help, SummaryConfiguration? configuration = null) => throw null!;
    public Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null) => throw null!;
    public Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null) => throw null!;
    public Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null) => throw null!;
    public Summary CreateSummary(string name, string help, string[] labelNames, SummaryConfiguration? configuration = null) => throw null!;
    public Counter CreateCounter(string name, string help, params string[] labelNames) => throw null!;
    public Gauge CreateGauge(string name, string help, params string[] labelNames) => throw null!;
    public Histogram CreateHistogram(string name, string help, params string[] labelNames) => throw null!;
    public Summary CreateSummary(string name, string help, params string[] labelNames) => throw null!;
    public IMetricFactory WithLabels(IDictionary<string, string> labels) => throw null!;
    public IManagedLifetimeMetricFactory WithManagedLifetime(TimeSpan expiresAfter) => throw null!;
    public ExemplarBehavior? ExemplarBehavior { get; set; }
}

public static class Metrics
{
    public static CollectorRegistry DefaultRegistry { get; private set; } = null!;
    public static MetricFactory DefaultFactory { get; private set; } = null!;
    public static CollectorRegistry NewCustomRegistry() => throw null!;
    public static MetricFactory WithCustomRegistry(CollectorRegistry registry) => throw null!;
    public static IMetricFactory WithLabels(IDictionary<string, string> labels) => throw null!;
    public static IManagedLifetimeMetricFactory WithManagedLifetime(TimeSpan expiresAfter) => throw null!;
    public static Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null) => throw null!;
    public static Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null) => throw null!;
    public static Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null) => throw null!;
    public static Summary CreateSummary(string name, string help, SummaryConfiguration? configuration = null) => throw null!;
    public static Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null) => throw null!;
    public static Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null) => throw null!;
    public static Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null) => throw null!;
    public static Summary CreateSummary(string name, string help, string[] labelNames, SummaryConfiguration? configuration = null) => throw null!;
    public static Counter CreateCounter(string name, string help, params string[] labelNames) => throw null!;
    public static Gauge CreateGauge(string name, string help, params string[] labelNames) => throw null!;
    public static Histogram CreateHistogram(string name, string help, params string[] labelNames) => throw null!;
    public static Summary CreateSummary(string name, string help, params string[] labelNames) => throw null!;
    public static void SuppressDefaultMetrics() { }
    public static void SuppressDefaultMetrics(SuppressDefaultMetricOptions options) { }
}

public sealed class SuppressDefaultMetricOptions
{
    public bool SuppressProcessMetrics { get; set; }
    public bool SuppressDebugMetrics { get; set; }
    public bool SuppressEventCounters { get; set; }
    public bool SuppressMeters { get; set; }
}
