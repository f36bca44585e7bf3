using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Series that nobody writes expire.</summary>
public sealed class ExpiryTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly ManualTime _time = new();
    private readonly MetricRegistry _registry;

    public ExpiryTests() => _registry = new MetricRegistry { TimeProvider = _time };

    private static FamilyDefinition Topics(string name, int most = 10) =>
        new() { Name = name, Labels = [LabelDefinition.Open("topic", false, most)], ExpireAfter = Hour, Buckets = [1] };

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    [Fact]
    public async Task A_series_expires_when_it_was_not_written_for_long_enough()
    {
        var counter = _registry.RegisterCounter(Topics("c_total"));
        var gauge = _registry.RegisterGauge(Topics("g"));
        var histogram = _registry.RegisterHistogram(Topics("h"));
        counter.Find(0, "stays").Inc();
        counter.Find(0, "goes").Inc();
        gauge.Find(0, "stays").Set(5);
        gauge.Find(0, "goes").Set(5);
        histogram.Find(0, "stays").Observe(0);
        histogram.Find(0, "goes").Observe(0);
        _time.Advance(Hour / 2);
        Assert.Equal(6, (await ScrapeAsync()).Samples.DistinctBy(s => (s.Name[0], s.Labels["topic"])).Count());

        // Written, though the gauge and the sum have the value that they had.
        _time.Advance(Hour / 2);
        counter.Find(0, "stays").Inc(0.5);
        gauge.Find(0, "stays").Set(5);
        histogram.Find(0, "stays").Observe(0);
        await ScrapeAsync();
        _time.Advance(Hour / 2);
        var samples = (await ScrapeAsync()).Samples;
        Assert.Equal(["stays"], samples.Select(s => s.Labels["topic"]).Distinct());
        Assert.Equal(["c_total", "g", "h_bucket", "h_count", "h_sum"], samples.Select(s => s.Name).Distinct().Order(StringComparer.Ordinal));
        _time.Advance(Hour);
        Assert.Empty((await ScrapeAsync()).Samples);
    }

    [Fact]
    public async Task A_series_that_was_never_written_expires()
    {
        _registry.RegisterCounter(Topics("c_total")).Find(0, "a");
        await ScrapeAsync();
        _time.Advance(Hour);
        Assert.Empty((await ScrapeAsync()).Samples);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 1)]
    public async Task A_series_asked_for_again_within_two_scrapes_goes_on_from_its_total(int scrapes, double expected)
    {
        var family = _registry.RegisterCounter(Topics("c_total"));
        CountThree(family);
        await ScrapeAsync();
        _time.Advance(Hour);
        for (var i = 0; i < scrapes; i++)
        {
            Assert.Empty((await ScrapeAsync()).Samples);
        }

        family.Find(0, "a").Inc();
        Assert.Equal(expected, Assert.Single((await ScrapeAsync()).Samples).Value);

        // Nobody holds the series afterwards.
        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static void CountThree(Family<Counter> family) => family.Find(0, "a").Inc(3);
    }

    [Fact]
    public async Task A_series_removed_by_hand_starts_anew()
    {
        var family = _registry.RegisterCounter(Topics("c_total"));
        family.Find(0, "a").Inc(3);
        family.Find(0, "a").Remove();
        family.Find(0, "a").Inc();
        Assert.Equal(1, Assert.Single((await ScrapeAsync()).Samples).Value);
    }

    [Fact]
    public async Task Series_without_an_open_label_stay()
    {
        Assert.NotNull(_registry.RegisterCounter(new() { Name = "c_total", Labels = [LabelDefinition.Closed("x", false, "p")], ExpireAfter = Hour }).Series[0]);
        _registry.RegisterCounter(new() { Name = "s_total", Labels = [LabelDefinition.Source("x", false, 5, () => ["p"])], ExpireAfter = Hour });
        await ScrapeAsync();
        _time.Advance(2 * Hour);
        await ScrapeAsync();
        Assert.Equal(["c_total{x=p}", "s_total{x=p}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public async Task A_write_after_the_expiry_brings_the_series_back_with_its_total()
    {
        var counter = _registry.RegisterCounter(Topics("c_total")).Find(0, "a");
        counter.Inc(5L);
        await ScrapeAsync();
        _time.Advance(Hour);
        Assert.Empty((await ScrapeAsync()).Samples);
        counter.Inc();
        Assert.Equal(6, (await ScrapeAsync()).Value("c_total{topic=a}"));

        // And it lives as long as any other.
        _time.Advance(Hour * 0.9);
        Assert.Equal(6, (await ScrapeAsync()).Value("c_total{topic=a}"));
        _time.Advance(Hour * 0.1);
        Assert.Empty((await ScrapeAsync()).Samples);
    }

    [Fact]
    public void A_full_label_serves_new_values_when_old_ones_have_expired_though_nobody_scrapes()
    {
        var family = _registry.RegisterCounter(Topics("c_total", most: 2));
        var several = _registry.RegisterCounter(new()
        {
            Name = "s_total",
            Labels = [LabelDefinition.Open("x", false, 100), LabelDefinition.Open("y", false, 100)],
            MaxSeries = 2,
            ExpireAfter = Hour,
        });
        for (var day = 0; day < 5; day++)
        {
            foreach (var topic in (string[])["a", "b", "c"])
            {
                family.Find(0, $"{topic}{day}").Inc();
                several.Find(0, [$"{topic}{day}", "y"]).Inc();
            }

            // c has made both look for room: they know since when a and b were not written.
            _time.Advance(Hour / 2);
            Assert.Equal("other", ValueOf(family.Find(0, $"d{day}")));
            Assert.Equal("other", ValueOf(several.Find(0, [$"d{day}", "y"])));
            _time.Advance(Hour);
        }

        Assert.Equal(1, _registry.GetSampleValue("c_total", ("topic", "b4")));
        Assert.Equal(1, _registry.GetSampleValue("s_total", ("x", "b4"), ("y", "y")));
        Assert.Null(_registry.GetSampleValue("c_total", ("topic", "a3")));

        string ValueOf(Counter counter) => System.Text.Encoding.UTF8.GetString(counter.Labels).Split('"')[1];
    }

    [Fact]
    public async Task The_bound_holds_while_series_expire()
    {
        var family = _registry.RegisterGauge(Topics("g", most: 100));
        for (var i = 0; i < 5_000; i++)
        {
            family.Find(0, $"v{i}").Set(i);
            _time.Advance(TimeSpan.FromMinutes(1));
            if (i % 7 == 0)
            {
                Assert.InRange((await ScrapeAsync()).Samples.Count(s => s.Name == "g"), 1, 69);
            }
        }

        Assert.Null(_registry.GetSampleValue("g", ("topic", "other")));
    }

    [Fact]
    public void Metrics_without_expiry_are_not_looked_at()
    {
        var family = _registry.RegisterCounter(new() { Name = "c_total", Labels = [LabelDefinition.Open("x", false, 5)] });
        Assert.False(family.MayFree);
        Assert.True(_registry.RegisterCounter(Topics("e_total")).MayFree);
    }
}
