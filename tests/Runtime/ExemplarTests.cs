using System.Diagnostics;
using System.Text.RegularExpressions;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed partial class ExemplarTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public async Task OpenMetrics_shows_the_last_one_given_of_a_counter_and_of_each_bucket()
    {
        var counter = Define.Counter(_registry, "c_total");
        counter.Inc(Exemplar.From(("trace_id", "a")));
        counter.Inc(2.5, Exemplar.From(("trace_id", "b\"c"), ("absent", "")));
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        histogram.Observe(0.5, Exemplar.From(("id", "1")));
        histogram.Observe(7, Exemplar.From(("id", "2"), ("more", "é")));
        var text = await Scrape.OpenMetricsAsync(_registry);
        Assert.Equal(
            """
            c_total 3.5 # {trace_id="b\"c"} 2.5 TIME
            h_seconds_bucket{le="1.0"} 1 # {id="1"} 0.5 TIME
            h_seconds_bucket{le="2.0"} 1
            h_seconds_bucket{le="+Inf"} 2 # {id="2",more="é"} 7 TIME
            h_seconds_sum 7.5
            h_seconds_count 2
            """,
            string.Join('\n', Samples(text)));
        var time = Time().Match(text).Value;
        Assert.InRange(double.Parse(time, System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 1);
    }

    [Fact]
    public async Task Protobuf_shows_the_same()
    {
        Define.Counter(_registry, "c_total").Inc(2.5, Exemplar.From(("trace_id", "b\"c")));
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        histogram.Observe(7, Exemplar.From(("id", "2"), ("more", new string('é', 100))));
        var families = await Scrape.ProtobufAsync(_registry);
        var ofCounter = families[0].Metrics[0].Exemplar!;
        Assert.Equal([("trace_id", "b\"c")], ofCounter.Labels);
        Assert.Equal(2.5, ofCounter.Value);
        Assert.InRange(ofCounter.Time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
        var buckets = families[1].Metrics[0].Histogram!.Buckets;
        Assert.Equal([null, null], buckets.SkipLast(1).Select(bucket => bucket.Exemplar));
        Assert.Equal([("id", "2"), ("more", new string('é', 100))], buckets[^1].Exemplar!.Labels);
    }

    [Fact]
    public async Task Neither_text_nor_a_counter_that_OpenMetrics_does_not_know_shows_one()
    {
        Define.Counter(_registry, "c_total").Inc(Exemplar.From(("id", "1")));
        Define.Counter(_registry, "other").Inc(Exemplar.From(("id", "1")));
        Assert.DoesNotContain("id=", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples(await Scrape.OpenMetricsAsync(_registry)), line => line.StartsWith("other", StringComparison.Ordinal) && line.Contains('#', StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "not-a-name", "v" },
        { "", "v" },
        { "id", "" },
        { "id", new string('x', 127) },
        { new string('n', 64), new string('é', 65) },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task One_that_cannot_be_shown_is_misuse_and_the_write_counts(string name, string value)
    {
        Define.Counter(_registry, "c_total").Inc(Exemplar.From((name, value)));
        Assert.Contains("c_total 1\n", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "c_total"), ("reason", "invalid_exemplar")));
        _registry.ThrowOnMisuse = true;
        Assert.Throws<InvalidOperationException>(() => Define.Counter(_registry, "c_total").Inc(Exemplar.From((name, value))));
    }

    [Fact]
    public async Task The_longest_one_is_shown()
    {
        // 128 characters, though more bytes and more UTF-16 units.
        Define.Counter(_registry, "c_total").Inc(Exemplar.From(("id", string.Concat(Enumerable.Repeat("\ud83d\ude00", 126)))));
        Assert.Contains("\ud83d\ude00\"} 1 ", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
        Assert.Null(_registry.GetSampleValue("metricskit_misuse_total", ("metric", "c_total"), ("reason", "invalid_exemplar")));
    }

    [Fact]
    public async Task A_misused_write_leaves_none()
    {
        Define.Counter(_registry, "c_total").Inc(-1, Exemplar.From(("id", "1")));
        Define.Histogram(_registry, "h_seconds", 1).Observe(double.NaN, Exemplar.From(("id", "1")));
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_is_the_same_as_no_exemplar()
    {
        var counter = Define.Counter(_registry, "c_total");
        counter.Inc(null);
        counter.Inc(2, null);
        Define.Histogram(_registry, "h_seconds", 1).Observe(1, null);
        Assert.Equal(3, counter.Value);
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExpositionFormat.OpenMetrics)]
    [InlineData(ExpositionFormat.Protobuf)]
    public async Task After_a_scrape_a_sampled_trace_becomes_one(ExpositionFormat format)
    {
        var counter = Define.Counter(_registry, "c_total");
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        using (Trace(isSampled: true))
        {
            counter.Inc();
            histogram.Observe(1.5);
        }

        // Nobody had asked for exemplars by then.
        Assert.DoesNotContain("trace_id", await Scrape.WriteAsync(ExpositionFormat.Text, _registry), StringComparison.Ordinal);
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
        await _registry.WriteAsync(Stream.Null, format);
        counter.Inc();
        histogram.Observe(0.5);
        using (Trace(isSampled: false))
        {
            counter.Inc();
            histogram.Observe(0.5);
        }

        using var trace = Trace(isSampled: true);
        counter.Inc(7L);
        histogram.Observe(1.5);
        using (Trace(isSampled: true))
        {
            counter.Inc(8L);
            histogram.Observe(1.6);
        }

        var labels = $"{{trace_id=\"{trace.TraceId}\",span_id=\"{trace.SpanId}\"}}";
        Assert.Equal(
            [
                $"c_total 18 # {labels} 7 TIME",
                $"h_seconds_bucket{{le=\"1.0\"}} 2",
                $"h_seconds_bucket{{le=\"2.0\"}} 5 # {labels} 1.5 TIME",
            ],
            Samples(await Scrape.OpenMetricsAsync(_registry)).Take(3));
    }

    [Fact]
    public async Task A_hot_series_looks_for_a_trace_after_a_scrape_and_loses_no_count()
    {
        var counter = Define.Counter(_registry, "c_total");
        var histogram = Define.Histogram(_registry, "h_seconds", 1);
        for (var i = 0; i < 10_000; i++)
        {
            counter.Inc();
            histogram.Observe(2);
        }

        await Scrape.OpenMetricsAsync(_registry);
        using var trace = Trace(isSampled: true);
        for (var i = 0; i < 10_000; i++)
        {
            counter.Inc();
            histogram.Observe(2);
        }

        var text = await Scrape.OpenMetricsAsync(_registry);
        Assert.Contains($"c_total 20000 # {{trace_id=\"{trace.TraceId}\"", text, StringComparison.Ordinal);
        Assert.Contains($"h_seconds_bucket{{le=\"+Inf\"}} 20000 # {{trace_id=\"{trace.TraceId}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_first_writes_after_a_scrape_look()
    {
        var counter = Define.Counter(_registry, "c_total");
        await Scrape.OpenMetricsAsync(_registry);
        for (var i = 0; i < 16; i++)
        {
            counter.Inc();
        }

        using var trace = Trace(isSampled: true);
        counter.Inc();
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_histogram_has_them_in_its_classic_buckets()
    {
        var histogram = _registry.RegisterHistogram(new() { Name = "h", Native = true, Buckets = [] }).Series[0]!;
        await Scrape.ProtobufAsync(_registry);
        using var trace = Trace(isSampled: true);
        histogram.Observe(3);
        var bucket = Assert.Single((await Scrape.ProtobufAsync(_registry))[0].Metrics[0].Histogram!.Buckets);
        Assert.Equal(("trace_id", trace.TraceId.ToString()), bucket.Exemplar!.Labels[0]);
    }

    [Fact]
    public async Task A_registry_can_do_without()
    {
        _registry.Exemplars = false;
        var counter = Define.Counter(_registry, "c_total");
        await Scrape.OpenMetricsAsync(_registry);
        using var trace = Trace(isSampled: true);
        counter.Inc();
        counter.Inc(Exemplar.From(("id", "1")));
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
        _registry.Exemplars = true;
        Assert.DoesNotContain(" # {", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_that_is_not_sampled_leads_nowhere()
    {
        Assert.Null(Exemplar.FromTraceContext());
        using (Trace(isSampled: false))
        {
            Assert.Null(Exemplar.FromTraceContext());
        }

        using (Trace(isSampled: true))
        {
            Assert.NotNull(Exemplar.FromTraceContext());
        }
    }

    private static Activity Trace(bool isSampled)
    {
        var activity = new Activity("request");
        activity.SetIdFormat(ActivityIdFormat.W3C);
        activity.ActivityTraceFlags = isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;
        return activity.Start();
    }

    /// <summary>The samples of the metrics of a test, with the times of exemplars replaced.</summary>
    private static IEnumerable<string> Samples(string text) => text.Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("metricskit_", StringComparison.Ordinal))
        .Select(line => Time().Replace(line, "TIME"));

    [GeneratedRegex(@"(?<= )\d{10}\.\d{3}$", RegexOptions.Multiline)]
    private static partial Regex Time();
}
