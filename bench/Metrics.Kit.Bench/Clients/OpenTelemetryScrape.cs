using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace MetricsKit.Bench.Clients;

/// <summary>
/// Writes what the OpenTelemetry SDK collects as Prometheus text, the plainest way that allocates little: the SDK's own exporter for
/// Prometheus was never released as stable.
/// </summary>
internal sealed class OpenTelemetryScrape : BaseExporter<Metric>
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    /// <summary>Bytes written by the last collection.</summary>
    public long Written { get; private set; }

    /// <summary>The SDK, listening to one meter, with the bounds that every histogram here has.</summary>
    public static MeterProvider Provider(string meter, OpenTelemetryScrape scrape, int cardinality) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter)
        .AddView(instrument => instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal)
            ? new ExplicitBucketHistogramConfiguration { Boundaries = Client.Bounds, CardinalityLimit = cardinality }
            : new MetricStreamConfiguration { CardinalityLimit = cardinality })
        .AddReader(new BaseExportingMetricReader(scrape))
        .Build();

    /// <inheritdoc />
    public override ExportResult Export(in Batch<Metric> batch)
    {
        Written = 0;
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (metric.MetricType == MetricType.Histogram)
                {
                    Histogram(metric, point);
                }
                else
                {
                    Begin(metric.Name, "", point, null);
                    End(point.GetSumLong());
                }
            }
        }

        Flush();
        return ExportResult.Success;
    }

    private void Histogram(Metric metric, in MetricPoint point)
    {
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            Begin(metric.Name, "_bucket", point, bucket.ExplicitBound);
            End(count);
        }

        Begin(metric.Name, "_sum", point, null);
        End(point.GetHistogramSum());
        Begin(metric.Name, "_count", point, null);
        End(point.GetHistogramCount());
    }

    private void Begin(string name, string suffix, in MetricPoint point, double? bound)
    {
        if (_length > _buffer.Length / 2)
        {
            Flush();
        }

        Text(name);
        Text(suffix);
        var separator = "{";
        foreach (var tag in point.Tags)
        {
            Text(separator);
            Text(tag.Key);
            Text("=\"");
            Text(tag.Value as string ?? "");
            Text("\"");
            separator = ",";
        }

        if (bound is { } le)
        {
            Text(separator);
            Text("le=\"");
            Number(le);
            Text("\"");
            separator = ",";
        }

        Text(separator == "," ? "} " : " ");
    }

    private void End(long value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
        _buffer[_length++] = (byte)'\n';
    }

    private void End(double value)
    {
        Number(value);
        _buffer[_length++] = (byte)'\n';
    }

    private void Number(double value)
    {
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Text(string text) => _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));

    private void Flush()
    {
        Written += _length;
        _length = 0;
    }
}
