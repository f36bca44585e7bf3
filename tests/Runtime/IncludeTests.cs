using System.Text;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Metrics of another client at our endpoint.</summary>
public sealed class IncludeTests
{
    private const string Foreign = """
        # A comment.
        # HELP z_total Calls\nby "route".
        # TYPE z_total counter
        z_total{route="/a\\b\"c\nd",empty=""} 3 1700000000000
        z_total 9007199254740993
        # TYPE g gauge
        g{x = "1" , } -Inf
        g NaN
        # HELP h Durations.
        # TYPE h histogram
        h_sum{m="get"} 2.5
        h_count{m="get"} 3
        h_bucket{m="get",le="1"} 1
        h_bucket{m="get",le="2.5"} 3
        h_bucket{m="get",le="+Inf"} 3
        # TYPE s summary
        s{quantile="0.5"} 1
        s_sum 10
        s_count 4
        bare 1.5e3

        """;

    public static TheoryData<ExpositionFormat> TextFormats => [ExpositionFormat.Text, ExpositionFormat.OpenMetrics];

    [Theory]
    [MemberData(nameof(TextFormats))]
    public async Task Its_metrics_stand_among_ours_in_the_order_of_names(ExpositionFormat format)
    {
        var registry = Including(Foreign);
        registry.RegisterCounter(Define.Metric("m_total")).Create(0).Inc();
        var text = await Scrape.WriteAsync(format, registry);
        var exposition = Exposition.Parse(text, format == ExpositionFormat.OpenMetrics);
        Assert.Equal(
            [
                "bare{} 1500", "g{x=1} -Inf", "g{} NaN", "h_bucket{le=+Inf,m=get} 3", "h_bucket{le=1.0,m=get} 1", "h_bucket{le=2.5,m=get} 3",
                "h_count{m=get} 3", "h_sum{m=get} 2.5", "m_total{} 1", "s_count{} 4", "s_sum{} 10", "s{quantile=0.5} 1",
                "z_total{route=/a\\b\"c\nd} 3", "z_total{} 9007199254740992",
            ],
            exposition.Samples.Select(s => $"{s.Series} {Number(s)}").Order(StringComparer.Ordinal));
        var isOpen = format == ExpositionFormat.OpenMetrics;
        Assert.Equal("counter", exposition.Type[isOpen ? "z" : "z_total"]);
        Assert.Equal("Calls\nby \"route\".", exposition.Help[isOpen ? "z" : "z_total"]);
        Assert.Equal(isOpen ? "unknown" : "untyped", exposition.Type["bare"]);
        Assert.Equal("histogram", exposition.Type["h"]);
        Assert.Equal("summary", exposition.Type["s"]);
        string[] names = [.. text.Split('\n').Where(l => l.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2])];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task Protobuf_has_the_same_series()
    {
        var registry = Including(Foreign);
        registry.RegisterCounter(Define.Metric("m_total")).Create(0).Inc();
        using var stream = new MemoryStream();
        await registry.WriteAsync(stream, ExpositionFormat.Protobuf);
        var families = ProtobufFamily.ReadAll(stream.ToArray());
        var text = Exposition.Parse(await Scrape.TextAsync(registry), openMetrics: false);
        Assert.Equal(
            text.Samples.Select(s => $"{s.Series} {Number(s)}").Order(StringComparer.Ordinal),
            families.SelectMany(f => f.Samples).Select(s => $"{s.Series} {Number(s)}").Order(StringComparer.Ordinal));
        Assert.Equal(["untyped", "gauge", "histogram", "counter", "summary", "counter"], families.Select(f => f.Type));
    }

    [Fact]
    public async Task Ours_wins_where_a_name_is_in_both()
    {
        var registry = Including("a_total 7\n# TYPE h histogram\nh_bucket{le=\"+Inf\"} 1\nh_sum 1\nh_count 1\nh_sum{x=\"1\"} 2\nb 1\n");
        registry.RegisterCounter(Define.Metric("a_total")).Create(0).Inc();
        registry.RegisterGauge(Define.Metric("h_sum")).Create(0).Set(5);
        Assert.Equal(["a_total 1", "b 1", "h_sum 5"], Samples(await Scrape.TextAsync(registry)));
    }

    [Fact]
    public async Task A_name_that_OpenMetrics_gives_our_counter_is_ours_in_every_format()
    {
        var registry = Including("a 7\nb 1\n");
        registry.RegisterCounter(Define.Metric("a_total")).Create(0).Inc();
        Assert.Equal(["a_total 1", "b 1"], Samples(await Scrape.TextAsync(registry)));
        Assert.Equal(["a_total 1", "b 1.0"], Samples(await Scrape.OpenMetricsAsync(registry)).Select(s => s == "b 1" ? "b 1.0" : s));
    }

    [Fact]
    public async Task Constant_labels_are_added_where_the_metric_has_none_of_that_name()
    {
        var registry = Including("a{region=\"own\"} 1\nb 2\n");
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync([registry], stream, ExpositionFormat.Text, [new("region", "eu"), new("app", "shop")]);
        Assert.Equal(["a{region=\"own\",app=\"shop\"} 1", "b{app=\"shop\",region=\"eu\"} 2"], Samples(Encoding.UTF8.GetString(stream.ToArray())));
    }

    [Theory]
    [InlineData("a{x=\"1\" 1")]
    [InlineData("a{x=\"1\\q\"} 1")]
    [InlineData("a{x=1} 1")]
    [InlineData("a{x=\"1\"}")]
    [InlineData("a one")]
    [InlineData("a 1 2 3")]
    [InlineData("a-b 1")]
    [InlineData("{x=\"1\"} 1")]
    [InlineData("a{le=\"1\"} 1")]
    [InlineData("# TYPE a-b counter")]
    [InlineData("# TYPE a rainbow")]
    [InlineData("second line of a help text")]
    [InlineData("\u0001 1")]
    public async Task A_line_that_is_none_is_left_out_and_counted(string line)
    {
        var registry = Including($"before 1\n{line}\nafter 2\n");
        Assert.Equal(["after 2", "before 1"], Samples(await Scrape.TextAsync(registry)).Where(s => !s.StartsWith("metricskit", StringComparison.Ordinal)));
        Assert.Equal(1, registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "error")));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_left_out()
    {
        var registry = new MetricRegistry();
        registry.Include((to, stop) => to.WriteAsync(new byte[] { (byte)'a', (byte)'{', (byte)'x', (byte)'=', (byte)'"', 0xff, (byte)'"', (byte)'}', (byte)' ', (byte)'1', (byte)'\n', (byte)'b', (byte)' ', (byte)'2' }, stop).AsTask());
        Assert.Equal(["b 2"], Samples(await Scrape.TextAsync(registry)).Where(s => !s.StartsWith("metricskit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_client_that_throws_costs_itself_alone_and_comes_back()
    {
        var fails = true;
        var registry = new MetricRegistry();
        registry.RegisterCounter(Define.Metric("own_total")).Create(0).Inc();
        registry.Include((to, stop) =>
        {
            to.Write("half 1\n"u8);
            return fails ? throw new InvalidOperationException("no") : Task.CompletedTask;
        });
        Assert.Equal(["own_total 1"], Samples(await Scrape.TextAsync(registry)).Where(s => !s.StartsWith("metricskit", StringComparison.Ordinal)));
        fails = false;
        Assert.Contains("half 1", Samples(await Scrape.TextAsync(registry)));
        Assert.Equal(1, registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "error")));
    }

    [Fact]
    public async Task A_client_that_is_late_is_not_waited_for_nor_are_its_old_values_shown()
    {
        var wait = new TaskCompletionSource();
        var isLate = false;
        var registry = new MetricRegistry();
        registry.Include(async (to, _) =>
        {
            if (isLate)
            {
                await wait.Task;
            }

            to.Write("a 1\n"u8);
        });
        Assert.Contains("a 1", Samples(await Scrape.TextAsync(registry)));
        isLate = true;
        registry.BeforeScrapeTimeout = TimeSpan.FromMilliseconds(50);
        Assert.DoesNotContain("a 1", Samples(await Scrape.TextAsync(registry)));
        Assert.Equal(1, registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "timeout")));
        wait.SetResult();
    }

    [Fact]
    public async Task The_same_client_again_changes_nothing()
    {
        var registry = new MetricRegistry();
        registry.Include(WriteAsync);
        registry.Include(WriteAsync);
        Assert.Single(registry.Included);
        Assert.Equal(["a 1"], Samples(await Scrape.TextAsync(registry)));

        static Task WriteAsync(Stream to, CancellationToken stop) => to.WriteAsync("a 1\n"u8.ToArray(), stop).AsTask();
    }

    [Fact]
    public async Task Two_registries_at_one_endpoint_show_what_each_includes()
    {
        Assert.Equal(["a 1", "b 2"], Samples(await Scrape.TextAsync(Including("a 1\n"), Including("a 9\nb 2\n"))));
    }

    [Fact]
    public async Task A_histogram_that_was_counted_meanwhile_stays_one()
    {
        var registry = Including("# TYPE h histogram\nh_bucket{le=\"1\"} 5\nh_bucket{le=\"2\"} 4\nh_bucket{le=\"+Inf\"} 6\nh_count 7\nh_sum 3\n# TYPE j histogram\nj_count 2\nj_sum 1\n");
        Assert.Equal(
            ["h_bucket{le=\"+Inf\"} 6", "h_bucket{le=\"1.0\"} 5", "h_bucket{le=\"2.0\"} 5", "h_count 6", "h_sum 3", "j_bucket{le=\"+Inf\"} 2", "j_count 2", "j_sum 1"],
            Samples(await Scrape.TextAsync(registry)));
    }

    [Fact]
    public async Task Many_series_are_sent_in_chunks()
    {
        var text = new StringBuilder("# TYPE a_total counter\n");
        for (var i = 0; i < 20_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"a_total{{id=\"{i}\"}} {i}\n");
        }

        var scraped = await Scrape.TextAsync(Including(text.ToString()));
        Assert.Equal(text.ToString(), scraped);
    }

    private static MetricRegistry Including(string text)
    {
        var registry = new MetricRegistry();
        registry.Include((to, stop) => to.WriteAsync(Encoding.UTF8.GetBytes(text), stop).AsTask());
        return registry;
    }

    private static string[] Samples(string text) => [.. text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Order(StringComparer.Ordinal)];

    private static string Number(Sample sample) => double.IsFinite(sample.Value) ? sample.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : sample.ValueText;
}
