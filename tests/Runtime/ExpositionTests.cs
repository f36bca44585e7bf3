using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class ExpositionTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public async Task Text_is_written_to_the_letter()
    {
        Fill(_registry);
        Assert.Equal(
            """
            # HELP a_count Jobs done.
            # TYPE a_count counter
            a_count 3
            # HELP b_seconds Time.
            # TYPE b_seconds histogram
            b_seconds_bucket{x="p",le="0.5"} 1
            b_seconds_bucket{x="p",le="1.0"} 1
            b_seconds_bucket{x="p",le="+Inf"} 2
            b_seconds_sum{x="p"} 2.25
            b_seconds_count{x="p"} 2
            # HELP c_total Orders "here".
            # TYPE c_total counter
            c_total{x="p",y="v"} 1.5
            # TYPE d gauge
            d -0.125

            """,
            await Scrape.TextAsync(_registry));
    }

    [Fact]
    public async Task OpenMetrics_is_written_to_the_letter()
    {
        Fill(_registry);
        Assert.Equal(
            """
            # HELP a_count Jobs done.
            # TYPE a_count unknown
            a_count 3
            # HELP b_seconds Time.
            # TYPE b_seconds histogram
            b_seconds_bucket{x="p",le="0.5"} 1
            b_seconds_bucket{x="p",le="1.0"} 1
            b_seconds_bucket{x="p",le="+Inf"} 2
            b_seconds_sum{x="p"} 2.25
            b_seconds_count{x="p"} 2
            # HELP c Orders \"here\".
            # TYPE c counter
            c_total{x="p",y="v"} 1.5
            # TYPE d gauge
            d -0.125
            # EOF

            """,
            await Scrape.OpenMetricsAsync(_registry));
    }

    private static void Fill(MetricRegistry registry)
    {
        registry.RegisterGauge(new() { Name = "d" }).Series[0]!.Set(-0.125);
        var histogram = registry.RegisterHistogram(new() { Name = "b_seconds", Help = "Time.", Buckets = [0.5, 1], Labels = [LabelDefinition.Closed("x", false, "p")] });
        histogram.Series[0]!.Observe(0.25);
        histogram.Series[0]!.Observe(2);
        registry.RegisterCounter(new() { Name = "c_total", Help = "Orders \"here\".", Labels = [LabelDefinition.Closed("x", true, "p"), LabelDefinition.Open("y", false, 2)] }).Find(0, "v").Inc(1.5);
        registry.RegisterCounter(new() { Name = "a_count", Help = "Jobs done." }).Series[0]!.Inc(3L);
    }

    [Fact]
    public async Task An_empty_registry_is_a_valid_exposition()
    {
        Assert.Equal("", await Scrape.TextAsync(_registry));
        Assert.Equal("# EOF\n", await Scrape.OpenMetricsAsync(_registry));
    }

    [Theory]
    [InlineData(ExpositionFormat.Text)]
    [InlineData(ExpositionFormat.OpenMetrics)]
    public async Task Every_character_of_help_and_values_comes_back(ExpositionFormat format)
    {
        const string Nasty = "back\\slash \"quoted\"\nnew\tline \r \u00e4\u4e2d\ud83d\ude00 {a=\"b\"} # HELP \\n";
        _registry.RegisterGauge(new() { Name = "g", Help = Nasty, Labels = [LabelDefinition.Closed("x", false, Nasty), LabelDefinition.Open("y", false, 1)] })
            .Find(0, Nasty + "!").Set(1);
        var exposition = Exposition.Parse(await Scrape.WriteAsync(format, _registry), format == ExpositionFormat.OpenMetrics);
        Assert.Equal(Nasty, exposition.Help["g"]);
        var sample = Assert.Single(exposition.Samples);
        Assert.Equal(Nasty, sample.Labels["x"]);
        Assert.Equal(Nasty + "!", sample.Labels["y"]);
    }

    [Fact]
    public async Task Help_that_has_no_utf8_form_is_repaired()
    {
        _registry.RegisterGauge(new() { Name = "g", Help = "a\ud800b\0" });
        Assert.Contains("# HELP g a\ufffdb\ufffd\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    public static TheoryData<double, string> Numbers => new()
    {
        { 0, "0" },
        { -0.0, "0" },
        { 5, "5" },
        { -17, "-17" },
        { 0.1, "0.1" },
        { 0.30000000000000004, "0.30000000000000004" },
        { 1e15, "1000000000000000" },
        { 999999999999999, "999999999999999" },
        { 1e-7, "1E-07" },
        { double.MaxValue, "1.7976931348623157E+308" },
        { double.Epsilon, "5E-324" },
        { double.PositiveInfinity, "+Inf" },
        { double.NegativeInfinity, "-Inf" },
        { double.NaN, "NaN" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_number_is_written_so_that_it_reads_back(double value, string text)
    {
        _registry.RegisterGauge(new() { Name = "g" }).Series[0]!.Set(value);
        var exposition = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        Assert.Equal(text, exposition.Samples[0].ValueText);
        Assert.Equal(value, exposition.Samples[0].Value);
    }

    public static TheoryData<double, string> Bounds => new()
    {
        { -2.5, "-2.5" },
        { -1, "-1.0" },
        { 0, "0.0" },
        { 1e-10, "1e-10" },
        { 0.00001, "1e-05" },
        { 0.00015, "0.00015" },
        { 0.001, "0.001" },
        { 0.3, "0.3" },
        { 1, "1.0" },
        { 99.5, "99.5" },
        { 100, "100.0" },
        { 100000, "100000.0" },
        { 123456.5, "123456.5" },
        { 1000000, "1e+06" },
        { 1048576, "1.048576e+06" },
        { 1e23, "1e+23" },
        { 1e100, "1e+100" },
    };

    [Fact]
    public async Task A_bound_reads_as_Prometheus_itself_writes_it()
    {
        double[] bounds = [.. Bounds.Select(row => (double)row[0])];
        _registry.RegisterHistogram(new() { Name = "h", Buckets = bounds });
        var exposition = Exposition.Parse(await Scrape.OpenMetricsAsync(_registry), openMetrics: true);
        Assert.Equal(
            [.. Bounds.Select(row => (string)row[1]), "+Inf"],
            exposition.Samples.Where(s => s.Name == "h_bucket").Select(s => s.Labels["le"]));
    }

    [Fact]
    public async Task Metrics_are_ordered_by_name_whatever_the_order_of_registration()
    {
        foreach (var name in (string[])["b", "a_x", "B", "a", "ab"])
        {
            _registry.RegisterGauge(new() { Name = name });
        }

        Assert.Equal(["B", "a", "a_x", "ab", "b"], Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false).Samples.Select(s => s.Name));
    }

    [Fact]
    public async Task Two_scrapes_without_a_change_are_equal()
    {
        Fill(_registry);
        Assert.Equal(await Scrape.TextAsync(_registry), await Scrape.TextAsync(_registry));
    }

    [Fact]
    public async Task A_counter_whose_short_name_is_taken_stays_apart_in_OpenMetrics()
    {
        _registry.RegisterGauge(new() { Name = "orders" });
        _registry.RegisterCounter(new() { Name = "orders_total" });
        var exposition = Exposition.Parse(await Scrape.OpenMetricsAsync(_registry), openMetrics: true);
        Assert.Equal("gauge", exposition.Type["orders"]);
        Assert.Equal("unknown", exposition.Type["orders_total"]);
        Assert.Equal(["orders_total{}", "orders{}"], exposition.Series);
    }

    [Theory]
    [InlineData(ExpositionFormat.Text, "")]
    [InlineData(ExpositionFormat.OpenMetrics, "# EOF\n")]
    [InlineData(ExpositionFormat.Protobuf, "")]
    public async Task A_metric_without_series_is_not_shown(ExpositionFormat format, string expected)
    {
        _registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Open("x", false, 5)));
        _registry.RegisterHistogram(Define.Metric("h_seconds", LabelDefinition.Open("x", false, 5)));
        Assert.Equal(expected, await Scrape.WriteAsync(format, _registry));
    }

    [Fact]
    public async Task Large_expositions_are_written_in_chunks()
    {
        var family = _registry.RegisterGauge(new() { Name = "g", Labels = [LabelDefinition.Range("x", false, 0, 19_999)] });
        for (var i = 0; i < 20_000; i++)
        {
            family.Create(i).Set(i);
        }

        using var stream = new ChunkStream();
        await _registry.WriteAsync(stream, ExpositionFormat.Text);
        Assert.InRange(stream.Largest, 1, 70_000);
        var exposition = Exposition.Parse(stream.Text, openMetrics: false);
        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (double)i), exposition.Samples.Select(s => s.Value));
    }

    [Fact]
    public async Task A_cancelled_scrape_stops()
    {
        Define.Counter(_registry);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _registry.WriteAsync(new MemoryStream(), ExpositionFormat.Text, new CancellationToken(true)));
    }

    [Fact]
    public async Task One_registry_has_equal_series_in_each_format()
    {
        Fill(_registry);
        var nasty = _registry.RegisterHistogram(Define.Metric("n_seconds", LabelDefinition.Open("x", true, 100), LabelDefinition.Open("y", true, 100)));
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            nasty.Find(0, [Random(random), Random(random)]).Observe(random.NextDouble() * 20);
        }

        _registry.RegisterCounter(Define.Metric("no_suffix")).Series[0]!.Inc(double.NaN);
        var text = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        var open = Exposition.Parse(await Scrape.OpenMetricsAsync(_registry), openMetrics: true);
        Assert.Equal(text.Samples.Select(s => (s.Series, s.ValueText)), open.Samples.Select(s => (s.Series, s.ValueText)));
        var protobuf = await Scrape.ProtobufAsync(_registry);
        Assert.Equal(text.Samples.Select(s => (s.Series, s.Value)), protobuf.SelectMany(family => family.Samples).Select(s => (s.Series, s.Value)));
        Assert.True(text.Samples.Count > 1000);
    }

    private static string Random(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => (char)random.Next(1, 0xFFFF)).Append("\"\\\na"[random.Next(4)]));
}
