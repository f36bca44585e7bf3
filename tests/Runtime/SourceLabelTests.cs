using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class SourceLabelTests
{
    private readonly MetricRegistry _registry = new();

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    private Family<Gauge> Register(int max, Func<IEnumerable<string>?> source, bool optional = false) =>
        _registry.RegisterGauge(Define.Metric("jobs", LabelDefinition.Closed("x", false, "p", "q"), LabelDefinition.Source("queue", optional, max, source)));

    [Fact]
    public async Task Its_values_start_at_zero()
    {
        Register(10, () => ["a", "b", "a", "", "other", null!]);
        Assert.Equal(["jobs{queue=a,x=p}", "jobs{queue=a,x=q}", "jobs{queue=b,x=p}", "jobs{queue=b,x=q}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public async Task Absent_starts_at_zero_too_where_it_is_optional()
    {
        Register(10, () => ["a"], optional: true);
        Assert.Equal(["jobs{queue=a,x=p}", "jobs{queue=a,x=q}", "jobs{x=p}", "jobs{x=q}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public void A_value_outside_it_is_other_and_counted_even_where_there_is_room()
    {
        var family = Register(10, () => ["a"]);
        family.Find(1, "a").Set(1);
        family.Find(1, "b").Set(2);
        Assert.Equal(1, _registry.GetSampleValue("jobs", ("x", "q"), ("queue", "a")));
        Assert.Equal(2, _registry.GetSampleValue("jobs", ("x", "q"), ("queue", "other")));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "jobs"), ("label", "queue")));
    }

    [Fact]
    public async Task No_more_values_are_taken_than_the_bound()
    {
        static IEnumerable<string> Endless()
        {
            for (var i = 0; ; i++)
            {
                yield return $"q{i}";
            }
        }

        Register(3, Endless);
        Assert.Equal(6, (await ScrapeAsync()).Samples.Count);
    }

    [Fact]
    public void It_is_read_once()
    {
        var reads = 0;
        var family = Register(3, () => [$"q{reads++}"]);
        family.Find(0, "q0").Inc();
        family.Find(0, "q1").Inc();
        Assert.Equal(1, reads);
    }

    [Fact]
    public void A_source_that_throws_is_misuse_and_has_no_values()
    {
        var family = Register(3, () => throw new FormatException("no configuration"));
        family.Find(0, "a").Set(1);
        Assert.Equal(1, _registry.GetSampleValue("jobs", ("x", "p"), ("queue", "other")));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "jobs"), ("reason", "source_failed")));
    }

    [Fact]
    public void A_source_of_null_has_no_values()
    {
        Register(3, () => null).Find(0, "a").Set(1);
        Assert.Equal(1, _registry.GetSampleValue("jobs", ("x", "p"), ("queue", "other")));
    }

    [Fact]
    public void A_second_registration_adds_its_values()
    {
        var first = Register(3, () => ["a"]);
        var second = Register(3, () => ["b", "c", "d"]);
        Assert.Same(first, second);
        Assert.Equal(0, _registry.GetSampleValue("jobs", ("x", "p"), ("queue", "c")));
        Assert.Null(_registry.GetSampleValue("jobs", ("x", "p"), ("queue", "d")));
    }
}
