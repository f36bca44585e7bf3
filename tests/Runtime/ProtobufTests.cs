using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class ProtobufTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public async Task Names_help_and_types_are_those_of_the_text_format()
    {
        _registry.RegisterGauge(new() { Name = "d" });
        _registry.RegisterHistogram(new() { Name = "b_seconds", Help = "Time \"of\"\nall." });
        _registry.RegisterCounter(new() { Name = "c_total", Help = "Orders." }).Series[0]!.Inc(2.5);
        _registry.RegisterCounter(new() { Name = "a_count" });
        var families = await Scrape.ProtobufAsync(_registry);
        Assert.Equal(
            [("a_count", "", "counter"), ("b_seconds", "Time \"of\"\nall.", "histogram"), ("c_total", "Orders.", "counter"), ("d", "", "gauge")],
            families.Select(family => (family.Name, family.Help, family.Type)));
        Assert.Equal(2.5, families[2].Metrics[0].Value);
    }

    [Fact]
    public async Task Every_length_of_label_and_message_is_encoded()
    {
        var gauge = _registry.RegisterGauge(Define.Metric("g", LabelDefinition.Open("x", false, 2_000), LabelDefinition.Open("y", true, 2_000)));
        var histogram = _registry.RegisterHistogram(Define.Metric("h", LabelDefinition.Open("x", false, 2_000)));
        for (var i = 1; i <= 1_024; i += i is > 100 and < 150 or > 16_000 ? 1 : 3)
        {
            gauge.Find(0, [new string('"', i), null]).Set(i);
            gauge.Find(0, ["v", new string('\\', i)]).Set(-i);
            histogram.Find(0, new string('é', i / 2)).Observe(i);
        }

        var text = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        var protobuf = await Scrape.ProtobufAsync(_registry);
        Assert.Equal(text.Samples.Select(s => (s.Series, s.Value)), protobuf.SelectMany(family => family.Samples).Select(s => (s.Series, s.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(2_000)]
    [InlineData(40_000)]
    public async Task A_metric_of_any_size_follows_a_small_one(int series)
    {
        _registry.MaxSeriesPerMetric = series + 1;
        Define.Gauge(_registry, "a");
        var family = _registry.RegisterGauge(Define.Metric("b", LabelDefinition.Open("x", false, series)));
        for (var i = 0; i < series; i++)
        {
            family.Find(0, $"value-{i}").Set(i);
        }

        Define.Gauge(_registry, "c");
        var families = await Scrape.ProtobufAsync(_registry);
        Assert.Equal(["a", "b", "c"], families.Select(each => each.Name));
        Assert.Equal(Enumerable.Range(0, series).Select(i => (double?)i), families[1].Metrics.Select(metric => metric.Value));
    }

    [Fact]
    public async Task Buckets_are_cumulative_and_end_with_infinity()
    {
        var histogram = _registry.RegisterHistogram(new() { Name = "h", Buckets = [-1, 0.5] }).Series[0]!;
        histogram.Observe(-2);
        histogram.Observe(0.5);
        histogram.Observe(3);
        var read = (await Scrape.ProtobufAsync(_registry))[0].Metrics[0].Histogram!;
        Assert.Equal([(1, -1), (2, 0.5), (3, double.PositiveInfinity)], read.Buckets.Select(bucket => ((int)bucket.Count, bucket.Bound)));
        Assert.Equal((3UL, 1.5), (read.Count, read.Sum));
        Assert.Null(read.Schema);
    }

    [Fact]
    public async Task Constant_labels_follow_those_of_the_series()
    {
        _registry.RegisterGauge(Define.Metric("g", LabelDefinition.Closed("own", false, "v")));
        Define.Histogram(_registry, "h_seconds", 1);
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync([_registry], stream, ExpositionFormat.Protobuf, [new("app", "a\"b"), new("own", "never")]);
        var families = ProtobufFamily.ReadAll(stream.ToArray());
        Assert.Equal([("own", "v"), ("app", "a\"b")], families[0].Metrics[0].Labels);
        Assert.Equal([("app", "a\"b"), ("own", "never")], families[1].Metrics[0].Labels);
    }

    [Fact]
    public async Task What_another_client_shows_is_the_same_as_in_text()
    {
        const string Foreign = """
            # TYPE f_seconds histogram
            f_seconds_bucket{m="get",le="1"} 1
            f_seconds_bucket{m="get",le="+Inf"} 3
            f_seconds_sum{m="get"} 2.5
            f_seconds_count{m="get"} 3
            # TYPE s summary
            s{m="get",quantile="0.5"} 1
            s{m="get",quantile="1"} 7
            s_sum{m="get"} 10
            s_count{m="get"} 4
            bare{m="a\\b\"c\nd"} 1.5e3

            """;
        _registry.Include((stream, cancellation) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Foreign), cancellation).AsTask());
        Define.Gauge(_registry, "own");
        var text = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        var protobuf = await Scrape.ProtobufAsync(_registry);
        Assert.Equal(["untyped", "histogram", "gauge", "summary"], protobuf.Select(family => family.Type));
        Assert.Equal(text.Samples.Select(s => (s.Series, s.Value)), protobuf.SelectMany(family => family.Samples).Select(s => (s.Series, s.Value)));
        Assert.Equal(10, text.Samples.Count);
    }

    [Fact]
    public async Task An_empty_registry_is_no_bytes() => Assert.Empty(await Scrape.ProtobufAsync(_registry));

    [Fact]
    public async Task No_stream_gets_a_large_metric_at_once()
    {
        var family = _registry.RegisterGauge(new() { Name = "g", Labels = [LabelDefinition.Range("x", false, 0, 9_999)] });
        for (var i = 0; i < 10_000; i++)
        {
            family.Create(i).Set(i);
        }

        using var stream = new ChunkStream();
        await _registry.WriteAsync(stream, ExpositionFormat.Protobuf);
        Assert.InRange(stream.Largest, 1, 70_000);
        Assert.Equal(10_000, ProtobufFamily.ReadAll(stream.ToArray())[0].Metrics.Count);
    }
}
