using System.Runtime.CompilerServices;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Removed series are gone, their values are free, and nothing that is written into them is lost.</summary>
public sealed class RemovalTests
{
    private readonly MetricRegistry _registry = new();

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    private double? Value(string topic) => _registry.GetSampleValue("a_total", ("topic", topic));

    private Family<Counter> Topics(int most) => _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("topic", false, most)));

    [Fact]
    public async Task A_removed_series_is_not_shown_and_starts_anew()
    {
        var family = Topics(10);
        family.Find(0, "a").Inc(5L);
        family.Find(0, "b").Inc();
        family.Find(0, "a").Remove();
        Assert.Equal(["a_total{topic=b}"], (await ScrapeAsync()).Series);
        Assert.Null(Value("a"));
        family.Find(0, "a").Inc();
        Assert.Equal(["a_total{topic=a}", "a_total{topic=b}"], (await ScrapeAsync()).Series);
        Assert.Equal(1, Value("a"));
    }

    [Fact]
    public void A_removed_series_leaves_room_for_other_values()
    {
        var one = Topics(2);
        var two = _registry.RegisterGauge(new()
        {
            Name = "two",
            Labels = [LabelDefinition.Open("x", false, 2), LabelDefinition.Open("y", true, 2), LabelDefinition.Closed("z", false, "p", "q")],
            MaxSeries = 4,
        });
        for (var i = 0; i < 1000; i++)
        {
            one.Find(0, $"a{i}").Inc();
            one.Find(0, $"b{i}").Inc();
            two.Find(0, [$"a{i}", $"b{i}"]).Set(1);
            two.Find(1, [$"a{i}", $"b{i}"]).Set(2);
            two.Find(1, [$"a{i}", null]).Set(3);

            // The value a{i} stays taken as long as one series has it.
            two.Find(0, [$"a{i}", $"b{i}"]).Remove();
            two.Find(0, [$"x{i}", null]).Set(4);
            two.Find(0, [$"y{i}", null]).Set(5);
            Assert.Equal(5, _registry.GetSampleValue("two", ("x", "other"), ("z", "p")));
            Assert.Equal(4, _registry.GetSampleValue("two", ("x", $"x{i}"), ("z", "p")));
            Assert.Equal(3, _registry.GetSampleValue("two", ("x", $"a{i}"), ("z", "q")));
            foreach (var gauge in (Gauge[])[two.Find(1, [$"a{i}", $"b{i}"]), two.Find(1, [$"a{i}", null]), two.Find(0, [$"x{i}", null]), two.Find(0, ["other", null])])
            {
                gauge.Remove();
            }

            one.Find(0, $"a{i}").Remove();
            one.Find(0, $"b{i}").Remove();
        }

        Assert.Null(Value("other"));
        Assert.Null(_registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "topic")));
        Assert.Equal(1000, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "two"), ("label", "x")));
        Assert.Null(_registry.GetSampleValue("metricskit_overflow_total", ("metric", "two"), ("label", "y")));
    }

    [Fact]
    public async Task A_removed_closed_series_is_not_shown_and_starts_anew()
    {
        var family = _registry.RegisterHistogram(new() { Name = "h", Buckets = [1], Labels = [LabelDefinition.Closed("x", false, "p", "p", "q")] });
        var removed = family.Create(1);
        Assert.Same(removed, family.Series[0]);
        removed.Observe(1);
        removed.Remove();
        Assert.Null(family.Series[0]);
        Assert.Null(family.Series[1]);
        Assert.DoesNotContain((await ScrapeAsync()).Series, s => s.Contains("x=p", StringComparison.Ordinal));
        family.Create(0).Observe(2);
        Assert.Equal(1, _registry.GetSampleValue("h_count", ("x", "p")));
        removed.Remove();
        Assert.Equal(1, _registry.GetSampleValue("h_count", ("x", "p")));
    }

    [Fact]
    public async Task A_write_through_a_removed_handle_brings_the_series_back()
    {
        var family = Topics(1);
        var counter = family.Find(0, "a");
        counter.Inc(5L);
        counter.Inc(0.25);
        counter.Remove();
        Assert.Empty((await ScrapeAsync()).Series);
        counter.Inc();
        counter.Inc(0.5);
        Assert.Equal(6.75, (await ScrapeAsync()).Value("a_total{topic=a}"));
        Assert.Same(counter, family.Find(0, "a"));

        var only = Define.Counter(_registry, "only_total");
        only.Inc(2L);
        only.Remove();
        Assert.Null((await ScrapeAsync()).Value("only_total{}"));
        only.Inc();
        Assert.Equal(3, (await ScrapeAsync()).Value("only_total{}"));
    }

    [Fact]
    public async Task A_write_through_a_removed_handle_goes_to_the_series_that_has_its_labels()
    {
        var family = Topics(10);
        var first = family.Find(0, "a");
        first.Inc(100L);
        first.Remove();
        var second = family.Find(0, "a");
        second.Inc(10L);
        first.Inc();
        Assert.Equal(11, (await ScrapeAsync()).Value("a_total{topic=a}"));
        first.Inc(0.5);
        Assert.Equal(11.5, (await ScrapeAsync()).Value("a_total{topic=a}"));

        // What has been added elsewhere is not counted again when the labels are free.
        second.Remove();
        first.Inc(2L);
        Assert.Equal(2, (await ScrapeAsync()).Value("a_total{topic=a}"));
        second.Inc();
        Assert.Equal(3, (await ScrapeAsync()).Value("a_total{topic=a}"));
    }

    [Fact]
    public async Task A_write_through_a_removed_handle_becomes_other_where_there_is_no_room()
    {
        var family = Topics(1);
        var first = family.Find(0, "a");
        first.Inc(100L);
        first.Remove();
        family.Find(0, "b").Inc();
        first.Inc(3L);
        var exposition = await ScrapeAsync();
        Assert.Equal(3, exposition.Value("a_total{topic=other}"));
        Assert.Null(exposition.Value("a_total{topic=a}"));
    }

    [Fact]
    public async Task Observations_through_a_removed_handle_are_not_lost()
    {
        var family = _registry.RegisterHistogram(new() { Name = "h", Buckets = [1, 2], Labels = [LabelDefinition.Open("topic", false, 10)] });
        var first = family.Find(0, "a");
        first.Observe(1);
        first.Remove();
        first.Observe(1.5);
        Assert.Equal(2.5, (await ScrapeAsync()).Value("h_sum{topic=a}"));
        first.Remove();
        family.Find(0, "a").Observe(9);
        first.Observe(-1, 2);
        var exposition = await ScrapeAsync();
        Assert.Equal(7, exposition.Value("h_sum{topic=a}"));
        Assert.Equal(3, exposition.Value("h_count{topic=a}"));
        Assert.Equal(2, _registry.GetSampleValue("h_bucket", ("topic", "a"), ("le", "1")));
        Assert.Equal(2, _registry.GetSampleValue("h_bucket", ("topic", "a"), ("le", "2")));
    }

    [Fact]
    public async Task A_removed_gauge_passes_on_what_was_done_to_it()
    {
        var family = _registry.RegisterGauge(Define.Metric("g", LabelDefinition.Open("topic", false, 10)));
        var first = family.Find(0, "a");
        first.Set(7);
        first.Remove();
        var second = family.Find(0, "a");
        second.Set(100);
        first.Dec(2);
        Assert.Equal(98, (await ScrapeAsync()).Value("g{topic=a}"));
        first.Set(5);
        Assert.Equal(5, (await ScrapeAsync()).Value("g{topic=a}"));
        second.Remove();
        second.Set(5);
        Assert.Equal(5, (await ScrapeAsync()).Value("g{topic=a}"));
    }

    [Fact]
    public async Task A_write_is_not_lost_when_the_handle_is_dropped_before_the_next_scrape()
    {
        var family = Topics(10);
        Define.Histogram(_registry);
        for (var i = 0; i < 10; i++)
        {
            Write(family, i);
        }

        for (var scrapes = 0; ; scrapes++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var exposition = await ScrapeAsync();
            if (scrapes == 1)
            {
                Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(1005, exposition.Value($"a_total{{topic=t{i}}}")));
                return;
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Write(Family<Counter> family, int i)
        {
            var counter = family.Find(0, $"t{i}");
            counter.Inc(5L);
            counter.Remove();
            for (var n = 0; n < 1000; n++)
            {
                counter.Inc();
            }
        }
    }

    [Fact]
    public void What_was_removed_and_nobody_holds_is_collected()
    {
        var family = Topics(10);
        var references = Enumerable.Range(0, 5).Select(i => Remove(family, i)).ToArray();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            family.Sweep();
        }

        GC.Collect();
        Assert.All(references, reference => Assert.False(reference.IsAlive));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference Remove(Family<Counter> family, int i)
        {
            var counter = family.Find(0, $"t{i}");
            counter.Inc();
            counter.Remove();
            return new WeakReference(counter, trackResurrection: true);
        }
    }

    [Fact]
    public async Task A_scrape_under_way_keeps_to_the_series_it_has_begun_with()
    {
        var family = Topics(5_000);
        for (var i = 0; i < 5_000; i++)
        {
            family.Find(0, $"topic-with-a-long-name-{i:00000}").Inc();
        }

        // Between two chunks most series go and others come, so that the table is copied more than once.
        var chunks = 0;
        using var output = new Chunks(() =>
        {
            for (var i = 0; chunks == 0 && i < 5_000; i += i == 2_500 ? 2 : 1)
            {
                family.Find(0, $"topic-with-a-long-name-{i:00000}").Remove();
                family.Find(0, $"new-{i}").Inc();
            }

            chunks++;
        });
        await _registry.WriteAsync(output, ExpositionFormat.Text);
        Assert.True(chunks > 1);
        var samples = Exposition.Parse(System.Text.Encoding.UTF8.GetString(output.ToArray()), openMetrics: false).Samples;
        Assert.Contains(samples, s => s.Labels.GetValueOrDefault("topic") == "topic-with-a-long-name-02501");
    }

    private sealed class Chunks(Action written) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            written();
        }
    }
}
