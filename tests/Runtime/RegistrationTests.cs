using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class RegistrationTests
{
    private readonly MetricRegistry _registry = new();

    private double? Misuse(string metric, string reason) => _registry.GetSampleValue("metricskit_misuse_total", ("metric", metric), ("reason", reason));

    [Fact]
    public void The_same_name_and_shape_again_is_the_same_family()
    {
        var first = _registry.RegisterHistogram(new() { Name = "h", Buckets = [1, 2], Labels = [LabelDefinition.Closed("x", false, "p")] });
        var second = _registry.RegisterHistogram(new() { Name = "h", Help = "Other help", Buckets = [1, 2, double.PositiveInfinity], Labels = [LabelDefinition.Closed("x", false, "p")] });
        Assert.Same(first, second);
        Assert.Null(Misuse("h", "name_clash"));
    }

    public static TheoryData<string, FamilyDefinition> Clashes => new()
    {
        { "value", Define.Metric("x_total", LabelDefinition.Closed("a", false, "1", "2")) },
        { "optional", Define.Metric("x_total", LabelDefinition.Closed("a", true, "1")) },
        { "name", Define.Metric("x_total", LabelDefinition.Closed("b", false, "1")) },
        { "domain", Define.Metric("x_total", LabelDefinition.Open("a", false, 1)) },
        { "number", Define.Metric("x_total") },
    };

    [Theory]
    [MemberData(nameof(Clashes))]
    public async Task Another_shape_works_but_is_not_exposed(string what, FamilyDefinition definition)
    {
        _ = what;
        var first = _registry.RegisterCounter(Define.Metric("x_total", LabelDefinition.Closed("a", false, "1")));
        var second = _registry.RegisterCounter(definition);
        Assert.NotSame(first, second);
        second.Create(0).Inc(5L);
        Assert.Equal(5, second.Create(0).Value);
        var exposition = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        Assert.Equal(["metricskit_misuse_total{metric=x_total,reason=name_clash}", "x_total{a=1}"], exposition.Series);
        Assert.Equal(0, exposition.Value("x_total{a=1}"));
    }

    [Fact]
    public void Another_kind_of_the_same_name_clashes()
    {
        _registry.RegisterCounter(Define.Metric("x"));
        _registry.RegisterGauge(Define.Metric("x")).Series[0]!.Set(5);
        Assert.Equal(0, _registry.GetSampleValue("x"));
        Assert.Equal(1, Misuse("x", "name_clash"));
    }

    [Fact]
    public void Other_buckets_of_the_same_name_clash()
    {
        _registry.RegisterHistogram(new() { Name = "h", Buckets = [1] });
        _registry.RegisterHistogram(new() { Name = "h", Buckets = [2] });
        Assert.Equal(1, Misuse("h", "name_clash"));
    }

    [Fact]
    public void A_name_among_a_histograms_samples_clashes_in_either_order()
    {
        _registry.RegisterHistogram(new() { Name = "h" });
        _registry.RegisterGauge(Define.Metric("h_count"));
        Assert.Equal(1, Misuse("h_count", "name_clash"));
        Assert.Equal(0, _registry.GetSampleValue("h_count"));

        _registry.RegisterGauge(Define.Metric("g_sum"));
        _registry.RegisterHistogram(new() { Name = "g" });
        Assert.Equal(1, Misuse("g", "name_clash"));
    }

    [Fact]
    public void A_clash_throws_where_misuse_throws()
    {
        _registry.ThrowOnMisuse = true;
        _registry.RegisterCounter(Define.Metric("x"));
        Assert.Contains("'x'", Assert.Throws<InvalidOperationException>(() => _registry.RegisterGauge(Define.Metric("x"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1x")]
    [InlineData("a-b")]
    [InlineData("naïve")]
    public async Task A_name_that_no_exposition_can_hold_is_not_exposed(string name)
    {
        _registry.RegisterCounter(Define.Metric(name)).Series[0]!.Inc();
        Assert.DoesNotContain($"\n{name} ", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        Assert.Contains("reason=\"invalid_definition\"", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("le")]
    [InlineData("quantile")]
    [InlineData("a:b")]
    [InlineData("")]
    public async Task A_label_that_no_exposition_can_hold_keeps_the_metric_from_it(string label)
    {
        var family = _registry.RegisterCounter(Define.Metric("x_total", LabelDefinition.Closed(label, false, "1", "2")));
        family.Series[1]!.Inc();
        Assert.Equal(1, Misuse("x_total", "invalid_definition"));
        Assert.DoesNotContain("x_total{" + label, await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void One_label_twice_keeps_the_metric_from_the_exposition()
    {
        _registry.RegisterCounter(Define.Metric("x_total", LabelDefinition.Closed("a", false, "1"), LabelDefinition.Open("a", false, 1))).Find(0, "v").Inc();
        Assert.Equal(1, Misuse("x_total", "invalid_definition"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_limit_that_leaves_no_series_is_refused(int limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.MaxSeriesPerMetric = limit);

    [Fact]
    public async Task Misuse_and_overflow_are_not_shown_before_they_happen()
    {
        Define.Counter(_registry).Inc();
        Assert.DoesNotContain("metricskit_", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_are_read_by_their_exposed_names_and_all_their_labels()
    {
        var family = _registry.RegisterHistogram(new() { Name = "h", Buckets = [0.5, 1], Labels = [LabelDefinition.Closed("x", true, "p"), LabelDefinition.Open("y", false, 5)] });
        family.Find(0, "v\n").Observe(0.75);
        Assert.Equal(0, _registry.GetSampleValue("h_bucket", ("y", "v\n"), ("le", "0.5"), ("x", "p")));
        Assert.Equal(1, _registry.GetSampleValue("h_bucket", ("le", "1"), ("x", "p"), ("y", "v\n")));
        Assert.Equal(1, _registry.GetSampleValue("h_bucket", ("le", "1.0"), ("x", "p"), ("y", "v\n")));
        Assert.Equal(1, _registry.GetSampleValue("h_bucket", ("le", "+Inf"), ("x", "p"), ("y", "v\n")));
        Assert.Equal(0.75, _registry.GetSampleValue("h_sum", ("x", "p"), ("y", "v\n")));
        Assert.Equal(1, _registry.GetSampleValue("h_count", ("x", "p"), ("y", "v\n")));
        Assert.Null(_registry.GetSampleValue("h", ("x", "p"), ("y", "v\n")));
        Assert.Null(_registry.GetSampleValue("h_bucket", ("x", "p"), ("y", "v\n")));
        Assert.Null(_registry.GetSampleValue("h_bucket", ("le", "0.7"), ("x", "p"), ("y", "v\n")));
        Assert.Null(_registry.GetSampleValue("h_count", ("y", "v\n")));
        Assert.Null(_registry.GetSampleValue("h_count", ("x", "p"), ("y", "v\n"), ("z", "1")));
        Assert.Null(_registry.GetSampleValue("h_count", ("x", "p"), ("y", "v\n"), ("le", "1")));
        Assert.Null(_registry.GetSampleValue("nothing"));
    }
}
