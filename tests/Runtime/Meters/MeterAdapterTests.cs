using System.Diagnostics.Metrics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Meters;

/// <summary>Instruments of <c>System.Diagnostics.Metrics</c> are shown as metrics.</summary>
public sealed class MeterAdapterTests : IDisposable
{
    private readonly MetricRegistry _registry = new();
    private readonly string _name = "Tests." + Guid.NewGuid().ToString("N");
    private readonly Meter _meter;
    private readonly MeterAdapter _adapter;

    public MeterAdapterTests()
    {
        _meter = new Meter(_name);
        var options = new MeterAdapterOptions { MaxSeriesPerInstrument = 3 };
        options.Meters.Clear();
        options.Meters.Add(_name);
        options.DroppedTags.Add("noise");
        options.Instrument("sized").Buckets = [1, 2];
        options.Instrument("hidden").Enabled = false;
        options.Instrument("picked").Tags = ["kept"];
        options.Instrument("wide").MaxSeries = 50;
        _adapter = MeterAdapter.Register(_registry, options);
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task Every_kind_and_type_is_shown()
    {
        _meter.CreateCounter<byte>("c.byte").Add(200);
        _meter.CreateCounter<short>("c.short").Add(30_000);
        _meter.CreateCounter<int>("c.int").Add(2_000_000_000);
        _meter.CreateCounter<long>("c.long").Add((1L << 52) + 1);
        _meter.CreateCounter<float>("c.float").Add(0.5f);
        _meter.CreateCounter<double>("c.double", "s", "Help \\ of\nit.").Add(0.25);
        _meter.CreateCounter<decimal>("c.decimal").Add(0.125m);
        _meter.CreateUpDownCounter<long>("up.down").Add(-5);
        _meter.CreateUpDownCounter<double>("up.down.fraction").Add(-0.5);
        _meter.CreateGauge<int>("gauge", "1").Record(7);
        _meter.CreateHistogram<double>("sized").Record(1.5);
        _meter.CreateHistogram<int>("sizes", "By").Record(100);
        _meter.CreateObservableCounter("o.counter", () => 3L);
        _meter.CreateObservableUpDownCounter("o.up.down", () => (short)-4);
        _meter.CreateObservableGauge("o.gauge", () => 0.75m);
        _meter.CreateCounter<int>("hidden").Add(1);

        var text = await Scrape.TextAsync(_registry);
        var shown = Exposition.Parse(text, openMetrics: false);
        Assert.Equal(200, shown.Value("c_byte_total{}"));
        Assert.Equal(30_000, shown.Value("c_short_total{}"));
        Assert.Equal(2_000_000_000, shown.Value("c_int_total{}"));
        Assert.Contains("c_long_total 4503599627370497\n", text, StringComparison.Ordinal);
        Assert.Equal(0.5, shown.Value("c_float_total{}"));
        Assert.Equal(0.25, shown.Value("c_double_seconds_total{}"));
        Assert.Equal("Help \\ of\nit.", shown.Help["c_double_seconds_total"]);
        Assert.Equal(0.125, shown.Value("c_decimal_total{}"));
        Assert.Equal(-5, shown.Value("up_down{}"));
        Assert.Equal("gauge", shown.Type["up_down"]);
        Assert.Equal(-0.5, shown.Value("up_down_fraction{}"));
        Assert.Equal(7, shown.Value("gauge_ratio{}"));
        Assert.Equal(1, shown.Value("sized_bucket{le=2.0}"));
        Assert.Equal(1, shown.Value("sizes_bytes_bucket{le=256.0}"));
        Assert.Equal(3, shown.Value("o_counter_total{}"));
        Assert.Equal("counter", shown.Type["o_counter_total"]);
        Assert.Equal(-4, shown.Value("o_up_down{}"));
        Assert.Equal(0.75, shown.Value("o_gauge{}"));
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("metricskit_", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_the_advised_ones_or_fit_the_unit()
    {
        _meter.CreateHistogram("advised.double", "s", null, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 7] }).Record(6);
        _meter.CreateHistogram("advised.long", "By", null, null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [10, 20] }).Record(6);
        _meter.CreateHistogram("advised.int", null, null, null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [11] }).Record(6);
        _meter.CreateHistogram("advised.float", null, null, null, new InstrumentAdvice<float> { HistogramBucketBoundaries = [0.1f] }).Record(6);
        _meter.CreateHistogram("advised.short", null, null, null, new InstrumentAdvice<short> { HistogramBucketBoundaries = [12] }).Record(6);
        _meter.CreateHistogram("advised.byte", null, null, null, new InstrumentAdvice<byte> { HistogramBucketBoundaries = [13] }).Record(6);
        _meter.CreateHistogram("advised.decimal", null, null, null, new InstrumentAdvice<decimal> { HistogramBucketBoundaries = [1.5m] }).Record(6);
        _meter.CreateHistogram<double>("plain.s", "s").Record(6);
        _meter.CreateHistogram<double>("plain.ms", "ms").Record(6);
        _meter.CreateHistogram<double>("plain").Record(6);
        Assert.Equal(1, _registry.GetSampleValue("advised_double_seconds_bucket", ("le", "7.0")));
        Assert.Equal(1, _registry.GetSampleValue("advised_long_bytes_bucket", ("le", "10.0")));
        Assert.Equal(1, _registry.GetSampleValue("advised_int_bucket", ("le", "11.0")));
        Assert.Equal(0, _registry.GetSampleValue("advised_float_bucket", ("le", "0.1")));
        Assert.Equal(1, _registry.GetSampleValue("advised_short_bucket", ("le", "12.0")));
        Assert.Equal(1, _registry.GetSampleValue("advised_byte_bucket", ("le", "13.0")));
        Assert.Equal(0, _registry.GetSampleValue("advised_decimal_bucket", ("le", "1.5")));
        Assert.Equal(1, _registry.GetSampleValue("plain_s_seconds_bucket", ("le", "10.0")));
        Assert.Equal(0, _registry.GetSampleValue("plain_ms_milliseconds_bucket", ("le", "5.0")));
        Assert.Equal(1, _registry.GetSampleValue("plain_bucket", ("le", "10.0")));
    }

    [Fact]
    public void Tags_are_labels_whatever_their_order_and_type()
    {
        var counter = _meter.CreateCounter<int>("wide");
        counter.Add(1, new("b.x", "1"), new("a", 2));
        counter.Add(1, new("a", 2), new("b.x", "1"));
        counter.Add(1, new KeyValuePair<string, object?>("a", true));
        counter.Add(1, new KeyValuePair<string, object?>("a", null), new("b", ""));
        counter.Add(1);
        counter.Add(1, new KeyValuePair<string, object?>("a", DayOfWeek.Friday));
        counter.Add(1, new KeyValuePair<string, object?>("a", 0.5));
        counter.Add(1, new KeyValuePair<string, object?>("a", "q\"\\\n\0\uD800"));
        counter.Add(1, new KeyValuePair<string, object?>("a", new Uri("http://x/")));
        counter.Add(1, new KeyValuePair<string, object?>("a", new Faulty()));
        counter.Add(1, new KeyValuePair<string, object?>("a", new object?[] { "x", 1, null }));
        counter.Add(1, new KeyValuePair<string, object?>("a", new string('x', 1_025)));
        counter.Add(1, new KeyValuePair<string, object?>("a.b", "1"), new("a_b", "2"), new("a.b", "3"));
        Assert.Equal(2, Value(("a", "2"), ("b_x", "1")));
        Assert.Equal(1, Value(("a", "true")));
        Assert.Equal(3, Value());
        Assert.Equal(1, Value(("a", "Friday")));
        Assert.Equal(1, Value(("a", "0.5")));
        Assert.Equal(1, Value(("a", "q\"\\\n\uFFFD\uFFFD")));
        Assert.Equal(1, Value(("a", "http://x/")));
        Assert.Equal(1, Value(("a", "[\"x\",1,null]")));
        Assert.Equal(1, Value(("a", "other")));
        Assert.Equal(1, Value(("a_b", "3;2")));

        double? Value(params (string, string)[] labels) => _registry.GetSampleValue("wide_total", labels);
    }

    [Fact]
    public void Dropped_tags_make_one_series_of_several()
    {
        var counter = _meter.CreateCounter<int>("counted");
        var gauge = _meter.CreateUpDownCounter<int>("picked");
        for (var i = 0; i < 100; i++)
        {
            counter.Add(1, new("noise", i), new("a", "x"));
            gauge.Add(2, new("other", i), new("kept", "y"));
        }

        Assert.Equal(100, _registry.GetSampleValue("counted_total", ("a", "x")));
        Assert.Equal(200, _registry.GetSampleValue("picked", ("kept", "y")));
        Assert.Null(_registry.GetSampleValue("metricskit_overflow_total", ("metric", "counted_total")));
    }

    [Fact]
    public void Beyond_the_bound_one_series_takes_the_rest_and_nothing_is_lost()
    {
        var counter = _meter.CreateCounter<int>("bounded");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 10; i++)
            {
                counter.Add(1, new("id", i), new("b", "x"));
                counter.Add(1, new("b", "x"), new("id", i));
            }
        }

        Assert.Equal(4, _registry.GetSampleValue("bounded_total", ("b", "x"), ("id", "2")));
        Assert.Equal(28, _registry.GetSampleValue("bounded_total", ("otel_metric_overflow", "true")));
        Assert.Equal(28, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "bounded_total")));
    }

    [Fact]
    public void What_cannot_be_right_is_counted_and_does_not_throw()
    {
        _registry.ThrowOnMisuse = true;
        var counter = _meter.CreateCounter<double>("c");
        counter.Add(-1);
        counter.Add(double.NaN);
        _meter.CreateHistogram<double>("h").Record(double.PositiveInfinity);
        _meter.CreateUpDownCounter<double>("u").Add(double.NaN);
        _meter.CreateCounter<int>("...");
        Assert.Null(_registry.GetSampleValue("c_total"));
        Assert.Equal(1, Misuse("c_total", "negative_increment"));
        Assert.Equal(1, Misuse("c_total", "not_finite"));
        Assert.Equal(1, Misuse("h", "not_finite"));
        Assert.Equal(1, Misuse("u", "not_finite"));
        Assert.Equal(1, Misuse("...", "invalid_definition"));
    }

    [Fact]
    public async Task Our_own_metric_wins_before_and_after()
    {
        var earlier = Define.Gauge(_registry, "earlier");
        earlier.Set(1);
        _meter.CreateUpDownCounter<int>("earlier").Add(5);
        _meter.CreateUpDownCounter<int>("later").Add(5);
        Assert.Equal(5, _registry.GetSampleValue("later"));
        var later = Define.Gauge(_registry, "later");
        later.Set(2);
        Assert.Equal(1, _registry.GetSampleValue("earlier"));
        Assert.Equal(2, _registry.GetSampleValue("later"));
        Assert.Equal(1, Misuse("earlier", "name_clash"));
        Assert.Equal(1, Misuse("later", "name_clash"));

        _meter.CreateUpDownCounter<int>("elsewhere").Add(5);
        var other = new MetricRegistry();
        Define.Gauge(other, "elsewhere").Set(3);
        foreach (var text in new[] { await Scrape.TextAsync(_registry, other), await Scrape.TextAsync(other, _registry) })
        {
            Assert.Equal(3, Exposition.Parse(text, openMetrics: false).Value("elsewhere{}"));
        }

        Assert.Equal(1, Misuse("elsewhere", "name_clash"));
    }

    [Fact]
    public void Two_kinds_of_one_name_are_not_mixed()
    {
        _meter.CreateUpDownCounter<int>("same").Add(5);
        _meter.CreateGauge<int>("same").Record(7);
        Assert.Equal(5, _registry.GetSampleValue("same"));
        Assert.Equal(1, Misuse("same", "name_clash"));
    }

    [Fact]
    public void Meters_come_and_go()
    {
        using var second = new Meter(_name);
        var gauge = second.CreateUpDownCounter<int>("g");
        var counter = second.CreateCounter<int>("c");
        gauge.Add(2);
        counter.Add(2);
        _meter.CreateUpDownCounter<int>("g").Add(1);
        _meter.CreateCounter<int>("c").Add(1);
        Assert.Equal(3, _registry.GetSampleValue("g"));
        Assert.Equal(3, _registry.GetSampleValue("c_total"));

        second.Dispose();
        gauge.Add(10);
        Assert.Equal(3, _registry.GetSampleValue("g"));
        _meter.Dispose();
        Assert.Null(_registry.GetSampleValue("g"));
        Assert.Equal(3, _registry.GetSampleValue("c_total"));

        using var third = new Meter(_name);
        third.CreateUpDownCounter<int>("g").Add(4);
        third.CreateCounter<int>("c").Add(4);
        Assert.Equal(4, _registry.GetSampleValue("g"));
        Assert.Equal(7, _registry.GetSampleValue("c_total"));
    }

    [Fact]
    public void Tags_of_meter_and_instrument_are_labels_too()
    {
        using var meter = new Meter(_name, null, [new("tenant", "a"), new("x", "meter")]);
        meter.CreateCounter<int>("tagged", null, null, [new("x", "instrument")]).Add(1, new KeyValuePair<string, object?>("y", "1"));
        Assert.Equal(1, _registry.GetSampleValue("tagged_total", ("tenant", "a"), ("x", "instrument"), ("y", "1")));
    }

    [Fact]
    public void Only_the_scope_of_the_host_is_shown()
    {
        object ours = new(), theirs = new();
        var registry = new MetricRegistry();
        var options = new MeterAdapterOptions { Scope = ours };
        options.Meters.Add(_name);
        using var adapter = MeterAdapter.Register(registry, options);
        using var first = new Meter(_name, null, null, ours);
        using var second = new Meter(_name, null, null, theirs);
        first.CreateCounter<int>("c").Add(1);
        second.CreateCounter<int>("c").Add(2);
        _meter.CreateCounter<int>("c").Add(4);
        Assert.Equal(5, registry.GetSampleValue("c_total"));
        Assert.Equal(7, _registry.GetSampleValue("c_total"));
    }

    [Fact]
    public async Task A_registry_has_one_adapter_at_a_time_and_shows_nothing_after_it()
    {
        _meter.CreateCounter<int>("c").Add(1);
        Assert.Throws<InvalidOperationException>(() => MeterAdapter.Register(_registry));
        _adapter.Dispose();
        _adapter.Dispose();
        _meter.CreateCounter<int>("d").Add(1);
        Assert.Equal("", await Scrape.TextAsync(_registry));
        var options = new MeterAdapterOptions();
        options.Meters.Add(_name);
        using var second = MeterAdapter.Register(_registry, options);
        _meter.CreateCounter<int>("c").Add(3);
        Assert.Equal(3, _registry.GetSampleValue("c_total"));
    }

    [Fact]
    public void Options_are_read_once()
    {
        var registry = new MetricRegistry();
        var options = new MeterAdapterOptions();
        options.Meters.Add(_name);
        options.Instrument("sized").Buckets = [1, 2];
        using var adapter = MeterAdapter.Register(registry, options);
        options.Meters.Clear();
        options.DroppedTags.Add("a");
        options.Instrument("sized").Buckets = [5];
        options.Instrument("sized").Enabled = false;
        _meter.CreateHistogram<int>("sized").Record(2, new KeyValuePair<string, object?>("a", "x"));
        Assert.Equal(1, registry.GetSampleValue("sized_bucket", ("a", "x"), ("le", "2.0")));
    }

    [Fact]
    public async Task Constant_labels_leave_the_tags_alone()
    {
        _meter.CreateCounter<int>("c").Add(1, new KeyValuePair<string, object?>("version", "tag"));
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync([_registry], stream, ExpositionFormat.Text, [new("version", "constant"), new("tenant", "t")]);
        var text = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("c_total{version=\"tag\",tenant=\"t\"} 1\n", text, StringComparison.Ordinal);
    }

    private double? Misuse(string metric, string reason) => _registry.GetSampleValue("metricskit_misuse_total", ("metric", metric), ("reason", reason));

    private sealed class Faulty
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
