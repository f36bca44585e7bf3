using System.Diagnostics.Metrics;
using System.Globalization;
using OpenTelemetry.Metrics;

namespace MetricsKit.Bench.Clients;

/// <summary>Many series of one metric in the OpenTelemetry SDK, of one label with values of five characters.</summary>
internal sealed class OpenTelemetrySeries : IDisposable
{
    private readonly OpenTelemetryScrape _scrape = new();
    private readonly Meter _meter = new("Series");
    private readonly MeterProvider _provider;

    public OpenTelemetrySeries(int series, bool histogram)
    {
        _provider = OpenTelemetryScrape.Provider(_meter.Name, _scrape, series + 1);
        var counter = histogram ? null : _meter.CreateCounter<long>("bench_total");
        var durations = histogram ? _meter.CreateHistogram<double>("bench_seconds") : null;
        for (var i = 0; i < series; i++)
        {
            var tag = new KeyValuePair<string, object?>("x", (10_000 + i).ToString(CultureInfo.InvariantCulture));
            counter?.Add(i, tag);
            durations?.Record(i, tag);
        }

        Scrape();
    }

    /// <summary>Collects and writes everything.</summary>
    /// <returns>Bytes written.</returns>
    public long Scrape()
    {
        _provider.ForceFlush();
        return _scrape.Written;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
    }
}
