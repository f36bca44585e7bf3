using System.Diagnostics.Metrics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Meters;

/// <summary>Names are those of OpenTelemetry's compatibility with Prometheus.</summary>
public sealed class MeterNamesTests : IDisposable
{
    private readonly MetricRegistry _registry = new();
    private readonly Meter _meter = new("Tests." + Guid.NewGuid().ToString("N"));
    private readonly MeterAdapter _adapter;

    public MeterNamesTests() => _adapter = MeterAdapter.Register(_registry, Options(_meter.Name));

    public void Dispose()
    {
        _adapter.Dispose();
        _meter.Dispose();
    }

    [Theory]
    [InlineData("http.server.request.duration", "s", "Histogram", "http_server_request_duration_seconds")]
    [InlineData("http.server.active_requests", "{request}", "UpDownCounter", "http_server_active_requests")]
    [InlineData("kestrel.rejected_connections", "{connection}", "Counter", "kestrel_rejected_connections_total")]
    [InlineData("dotnet.process.cpu.time", "s", "ObservableCounter", "dotnet_process_cpu_time_seconds_total")]
    [InlineData("dotnet.gc.heap.total_allocated", "By", "ObservableCounter", "dotnet_gc_heap_total_allocated_bytes_total")]
    [InlineData("dotnet.assembly.count", "{assembly}", "ObservableUpDownCounter", "dotnet_assembly_count")]
    [InlineData("cache.hit_ratio", "1", "ObservableGauge", "cache_hit_ratio")]
    [InlineData("cache.fill", "1", "Gauge", "cache_fill_ratio")]
    [InlineData("cache.entries", "1", "UpDownCounter", "cache_entries")]
    [InlineData("cache.hits", "1", "Counter", "cache_hits_total")]
    [InlineData("orders_total", null, "Counter", "orders_total")]
    [InlineData("orders_total", "By", "Counter", "orders_bytes_total")]
    [InlineData("queue_seconds", "s", "Histogram", "queue_seconds")]
    [InlineData("seconds", "s", "Histogram", "seconds")]
    [InlineData("io.rate", "By/s", "ObservableGauge", "io_rate_bytes_per_second")]
    [InlineData("io.rate", "{request}/s", "ObservableGauge", "io_rate_per_second")]
    [InlineData("disk.use", "%", "ObservableGauge", "disk_use_percent")]
    [InlineData("sent", "packets", "Counter", "sent_packets_total")]
    [InlineData("(a)..b//c", "", "Gauge", "a_b_c")]
    [InlineData("5xx", null, "Counter", "_5xx_total")]
    [InlineData("größe", "MiBy", "Gauge", "gr_e_mebibytes")]
    public async Task A_metric_has_its_unit_and_kind_behind_it(string instrument, string? unit, string kind, string expected)
    {
        switch (kind)
        {
            case "Counter":
                _meter.CreateCounter<int>(instrument, unit).Add(1);
                break;
            case "UpDownCounter":
                _meter.CreateUpDownCounter<int>(instrument, unit).Add(1);
                break;
            case "Histogram":
                _meter.CreateHistogram<int>(instrument, unit).Record(1);
                break;
            case "Gauge":
                _meter.CreateGauge<int>(instrument, unit).Record(1);
                break;
            case "ObservableCounter":
                _meter.CreateObservableCounter(instrument, static () => 1, unit);
                break;
            case "ObservableUpDownCounter":
                _meter.CreateObservableUpDownCounter(instrument, static () => 1, unit);
                break;
            default:
                Assert.Equal("ObservableGauge", kind);
                _meter.CreateObservableGauge(instrument, static () => 1, unit);
                break;
        }

        Assert.Equal(expected, Assert.Single((await ScrapeAsync()).Type.Keys));
    }

    [Theory]
    [InlineData("http.route", "http_route")]
    [InlineData("a..b", "a_b")]
    [InlineData("5xx", "_5xx")]
    [InlineData("le", "le_")]
    [InlineData("quantile", "quantile_")]
    [InlineData("__name__", "_name_")]
    [InlineData("", "_")]
    [InlineData("größe", "gr_e")]
    public async Task A_tag_is_a_label_that_Prometheus_takes(string tag, string expected)
    {
        _meter.CreateCounter<int>("c").Add(1, new KeyValuePair<string, object?>(tag, "x"));
        Assert.Equal($"c_total{{{expected}=x}}", Assert.Single((await ScrapeAsync()).Series));
    }

    [Fact]
    public void Patterns_are_names_or_beginnings_and_may_leave_out()
    {
        var registry = new MetricRegistry();
        using var adapter = MeterAdapter.Register(registry, Options("Tests.Exact", "Tests.Some.*", "!tests.some.noise*"));
        Assert.True(IsShown("Tests.Exact"));
        Assert.True(IsShown("tests.exact"));
        Assert.True(IsShown("Tests.Some.Shop"));
        Assert.False(IsShown("Tests.Exact.More"));
        Assert.False(IsShown("Tests.Some.Noise.A"));
        Assert.False(IsShown("System.Runtime"));

        bool IsShown(string name)
        {
            var before = registry.GetSampleValue("c_total") ?? 0;
            using var meter = new Meter(name);
            meter.CreateCounter<int>("c").Add(1);
            return registry.GetSampleValue("c_total") > before;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("a*b")]
    [InlineData("*.Shop")]
    [InlineData("a**")]
    public void A_pattern_that_cannot_be_meant_is_refused(string pattern)
    {
        var problem = Assert.Throws<ArgumentException>(() => MeterAdapter.Register(new MetricRegistry(), Options(pattern)));
        Assert.StartsWith($"'{pattern}'", problem.Message, StringComparison.Ordinal);
        var options = new MeterAdapterOptions();
        Assert.Empty(options.Validate());
        options.Meters.Add(pattern);
        Assert.Single(options.Validate());
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 1)]
    [InlineData(1, double.NaN)]
    public void Bounds_that_cannot_be_are_refused(double first, double second)
    {
        var options = new MeterAdapterOptions();
        options.Instrument("shop.duration").Buckets = [first, second];
        var problem = Assert.Throws<ArgumentException>(() => MeterAdapter.Register(new MetricRegistry(), options));
        Assert.StartsWith("The buckets of 'shop.duration' are not finite and strictly increasing", problem.Message, StringComparison.Ordinal);
    }

    private static MeterAdapterOptions Options(params string[] meters)
    {
        var options = new MeterAdapterOptions();
        options.Meters.Clear();
        foreach (var meter in meters)
        {
            options.Meters.Add(meter);
        }

        return options;
    }

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
}
