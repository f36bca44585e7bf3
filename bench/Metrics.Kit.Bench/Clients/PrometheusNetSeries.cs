#if PROMETHEUS_NET
using System.Globalization;

namespace MetricsKit.Bench.Clients;

/// <summary>Many series of one metric in prometheus-net, of one label with values of five characters.</summary>
internal sealed class PrometheusNetSeries
{
    private readonly Prometheus.CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();

    public PrometheusNetSeries(int series, bool histogram)
    {
        var factory = Prometheus.Metrics.WithCustomRegistry(_registry);
        var counter = histogram ? null : factory.CreateCounter("bench_total", "Counters.", "x");
        var durations = histogram ? factory.CreateHistogram("bench_seconds", "Durations.", ["x"], new Prometheus.HistogramConfiguration { Buckets = Client.Bounds }) : null;
        for (var i = 0; i < series; i++)
        {
            var value = (10_000 + i).ToString(CultureInfo.InvariantCulture);
            counter?.WithLabels(value).Inc(i);
            durations?.WithLabels(value).Observe(i);
        }

        ScrapeAsync().GetAwaiter().GetResult();
    }

    /// <summary>Writes everything.</summary>
    public Task ScrapeAsync() => _registry.CollectAndExportAsTextAsync(Stream.Null);
}
#endif
