using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MetricsKit.Clients.Tests.Support;

/// <summary>OpenTelemetry's SDK with a reader in this process. Samples are named as its exporters name them for Prometheus: unit, then <c>_total</c>.</summary>
internal sealed class Collector : IDisposable
{
    // As in the specification's "Prometheus and OpenMetrics Compatibility"; a unit that is missing here fails the test that needs it.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal) { [""] = "", ["s"] = "seconds", ["By"] = "bytes", ["1"] = "ratio" };

    private readonly Exporter _exporter = new();
    private readonly BaseExportingMetricReader _reader;
    private readonly MeterProvider _provider;

    public Collector(params string[] meters)
    {
        _reader = new BaseExportingMetricReader(_exporter);
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(meters).AddReader(_reader).Build()!;
    }

    /// <summary>What one collection gives, sorted.</summary>
    public List<string> Samples()
    {
        _exporter.Samples.Clear();
        Assert.True(_reader.Collect());
        _exporter.Samples.Sort(StringComparer.Ordinal);
        return [.. _exporter.Samples];
    }

    /// <summary>Instruments seen so far: name, unit, description.</summary>
    public IReadOnlyCollection<(string Name, string Unit, string Description)> Instruments => _exporter.Instruments;

    /// <summary>Names and versions of the meters seen so far.</summary>
    public IReadOnlyCollection<(string Name, string? Version)> Meters => _exporter.Meters;

    public void Dispose() => _provider.Dispose();

    private sealed class Exporter : BaseExporter<Metric>
    {
        public List<string> Samples { get; } = [];

        public HashSet<(string Name, string Unit, string Description)> Instruments { get; } = [];

        public HashSet<(string Name, string? Version)> Meters { get; } = [];

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (Metric metric in batch)
            {
                Instruments.Add((metric.Name, metric.Unit, metric.Description));
                Meters.Add((metric.MeterName, string.IsNullOrEmpty(metric.MeterVersion) ? null : metric.MeterVersion));
                foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
                {
                    Add(metric, in point);
                }
            }

            return ExportResult.Success;
        }

        private void Add(Metric metric, in MetricPoint point)
        {
            string unit = Units[metric.Unit];
            string name = unit.Length == 0 || metric.Name.EndsWith("_" + unit, StringComparison.Ordinal) ? metric.Name : metric.Name + "_" + unit;
            var labels = new List<string>();
            foreach (KeyValuePair<string, object?> tag in point.Tags)
            {
                labels.Add($"{tag.Key}=\"{tag.Value}\"");
            }

            switch (metric.MetricType)
            {
                case MetricType.DoubleSum:
                    Sample(name + "_total", labels, point.GetSumDouble());
                    break;
                case MetricType.DoubleGauge:
                    Sample(name, labels, point.GetGaugeLastValueDouble());
                    break;
                case MetricType.Histogram:
                    long count = 0;
                    foreach (HistogramBucket bucket in point.GetHistogramBuckets())
                    {
                        count += bucket.BucketCount;
                        string bound = double.IsInfinity(bucket.ExplicitBound) ? "+Inf" : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
                        Sample(name + "_bucket", [.. labels, $"le=\"{bound}\""], count);
                    }

                    Sample(name + "_sum", labels, point.GetHistogramSum());
                    Sample(name + "_count", labels, point.GetHistogramCount());
                    break;
                default:
                    Samples.Add($"{metric.Name} is a {metric.MetricType}");
                    break;
            }
        }

        private void Sample(string name, List<string> labels, double value) =>
            Samples.Add($"{name}{(labels.Count > 0 ? "{" + string.Join(",", labels.Order(StringComparer.Ordinal)) + "}" : "")} {value.ToString("R", CultureInfo.InvariantCulture)}");
    }
}
