using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Names;

public sealed class NameFixTests
{
    [Theory]
    [InlineData("MK2001", "[Counter(\"orders\")] public static partial Counter A();", "[Counter(\"orders_total\")] public static partial Counter A();")]
    [InlineData("MK2001", "[Counter(\"total_orders\")] public static partial Counter A();", "[Counter(\"orders_total\")] public static partial Counter A();")]
    [InlineData("MK2001", "[Gauge(\"orders_total\")] public static partial Gauge A();", "[Gauge(\"orders\")] public static partial Gauge A();")]
    [InlineData("MK2002", "[Counter(\"orders_count\")] public static partial Counter A();", "[Counter(\"orders_total\")] public static partial Counter A();")]
    [InlineData("MK2005", "[Gauge(\"queue_gauge_jobs\")] public static partial Gauge A();", "[Gauge(\"queue_jobs\")] public static partial Gauge A();")]
    [InlineData("MK2006", "[Gauge(\"queueJobs\")] public static partial Gauge A();", "[Gauge(\"queue_jobs\")] public static partial Gauge A();")]
    [InlineData("MK2006", "[Gauge(\"jobs\")] public static partial Gauge A([Label(\"shopName\", MaxValues = 9)] string s);", "[Gauge(\"jobs\")] public static partial Gauge A([Label(\"shop_name\", MaxValues = 9)] string s);")]
    [InlineData("MK2007", "[Gauge(\"uptime_s\")] public static partial Gauge A(); static void Use() => A().Set(5);", "[Gauge(\"uptime_seconds\")] public static partial Gauge A(); static void Use() => A().Set(5);")]
    public async Task The_name_is_written_as_proposed(string id, string before, string after) => Assert.Equal(Set(after), await ApplyAsync(id, Set(before)));

    [Theory]
    [InlineData("MK2001", "const string Name = \"orders\"; [Counter(Name)] public static partial Counter A();")]
    [InlineData("MK2002", "[Gauge(\"orders_count\")] public static partial Gauge A();")]
    [InlineData("MK2004", "[Gauge(\"memory_kilobytes\")] public static partial Gauge A(); static void Use() => A().Set(5);")]
    [InlineData("MK2004", "[Gauge(\"uptime_minutes\")] public static double A() => 5;")]
    [InlineData("MK2004", "[Counter(\"wait_milliseconds_total\")] public static partial Counter A(); static void Use() => A().Inc();")]
    [InlineData("MK2004", "[Histogram(\"wait_milliseconds\")] public static partial Histogram A(); static void Use() => Other(A()); static void Other(Histogram h) { }")]
    [InlineData("MK2004", "[Histogram(\"wait_milliseconds\")] public static partial Histogram A(); static void Use(decimal d) => A().Observe((double)d + A().GetHashCode());")]
    [InlineData("MK2004", "const double Bound = 10; [Histogram(\"wait_milliseconds\", Buckets = [Bound, 100])] public static partial Histogram A();")]
    [InlineData("MK2007", "[Gauge(\"road_m\")] public static partial Gauge A();")]
    [InlineData("MK2007", "[Histogram(\"wait_ms\")] public static partial Histogram A(); static void Use(TimeSpan t) => A().Observe(t.TotalMinutes);")]
    [InlineData("MK2007", "[Histogram(\"wait_ms\")] public static partial Histogram A(); static void Use(TimeSpan t, bool b) => A().Observe(b ? t.TotalMilliseconds : t.TotalSeconds);")]
    public async Task What_its_author_must_decide_has_no_fix(string id, string member) =>
        Assert.Empty(await Offered.KeysAsync(new NameFix(), id, TestProject.Of(Set(member))));

    [Fact]
    public async Task A_prefix_that_is_wrong_itself_has_no_fix() => Assert.Empty(await Offered.KeysAsync(
        new NameFix(), "MK2006", TestProject.Of("""[MetricSet(Prefix = "myShop")] static partial class M { [Gauge("jobs")] public static partial Gauge A(); }""")));

    [Theory]
    [InlineData("wait_ms", "A().Observe(value)", "A().Observe(value)", "t.TotalSeconds")]
    [InlineData("wait_ms", "A().Observe(value)", "A().Observe(value / 1000.0)", "t.TotalMilliseconds")]
    public async Task What_callers_bring_says_whether_it_is_converted(string name, string before, string after, string brought)
    {
        string Source(string name, string observe) =>
            Set($"[Histogram(\"{name}\")] public static partial Histogram A(); static void Record(double value) => {observe}; static void Use(TimeSpan t) => Record({brought});");

        Assert.Equal(Source("wait_seconds", after), await ApplyAsync("MK2007", Source(name, before)));
    }

    [Theory]
    [InlineData("milliseconds", "span.TotalMilliseconds", "span.TotalSeconds")]
    [InlineData("milliseconds", "watch.ElapsedMilliseconds", "watch.Elapsed.TotalSeconds")]
    [InlineData("milliseconds", "watch.Elapsed.TotalMilliseconds", "watch.Elapsed.TotalSeconds")]
    [InlineData("milliseconds", "number", "number / 1000.0")]
    [InlineData("milliseconds", "number + 1", "(number + 1) / 1000.0")]
    [InlineData("milliseconds", "250", "0.25")]
    [InlineData("milliseconds", "span", "span")]
    [InlineData("ms", "Environment.TickCount64 - number", "(Environment.TickCount64 - number) / 1000.0")]
    [InlineData("microseconds", "span.TotalMicroseconds", "span.TotalSeconds")]
    [InlineData("ns", "number", "number / 1000000000.0")]
    [InlineData("minutes", "span.TotalMinutes", "span.TotalSeconds")]
    [InlineData("hours", "number", "number * 3600.0")]
    [InlineData("ms", "watch.Elapsed.TotalSeconds", "watch.Elapsed.TotalSeconds")]
    [InlineData("milliseconds", "(span.TotalMilliseconds / 1000)", "(span.TotalMilliseconds / 1000)")]
    [InlineData("milliseconds", "span.TotalSeconds * 1000", "(span.TotalSeconds * 1000) / 1000.0")]
    public async Task What_is_passed_is_converted_in_every_file(string unit, string before, string after)
    {
        string id = unit is "ms" or "ns" ? "MK2007" : "MK2004";
        TestProject source = Files(
            $"""[Histogram("wait_{unit}")] public static partial Histogram Wait(); """,
            $"Metrics.Wait().Observe({before}); using (Metrics.Wait().NewTimer()) {{ }} _ = nameof(Metrics.Wait);");

        TestProject changed = await Offered.ApplyAsync(new NameFix(), id, id, source);

        Assert.Equal(
            Text(Files(
                """[Histogram("wait_seconds")] public static partial Histogram Wait(); """,
                $"Metrics.Wait().Observe({after}); using (Metrics.Wait().NewTimer()) {{ }} _ = nameof(Metrics.Wait);")),
            Text(changed));
    }

    [Theory]
    [InlineData("""[Histogram("a_milliseconds", Buckets = [10, 250, 1000])]""", """[Histogram("a_seconds", Buckets = [0.01, 0.25, 1])]""")]
    [InlineData("""[Histogram("a_milliseconds"), ExponentialBuckets(5, 2, 10)]""", """[Histogram("a_seconds"), ExponentialBuckets(0.005, 2, 10)]""")]
    [InlineData("""[Histogram("a_milliseconds"), LinearBuckets(5, 10, 10)]""", """[Histogram("a_seconds"), LinearBuckets(0.005, 0.01, 10)]""")]
    [InlineData("""[Histogram("a_minutes", Buckets = new[] { 0.5, 1.5 })]""", """[Histogram("a_seconds", Buckets = new[] { 30, 90 })]""")]
    public async Task Buckets_are_converted_where_they_are_numbers(string before, string after)
    {
        const string Rest = " public static partial Histogram A();";

        if (before.Contains("new[]", StringComparison.Ordinal))
        {
            // An array of whole numbers is no array of doubles: the result would not compile.
            Assert.Empty(await Offered.KeysAsync(new NameFix(), "MK2004", TestProject.Of(Set(before + Rest))));
            return;
        }

        Assert.Equal(Set(after + Rest), await ApplyAsync("MK2004", Set(before + Rest)));
    }

    [Theory]
    [InlineData(
        """private static readonly Prometheus.Histogram Wait = Metrics.CreateHistogram("wait_milliseconds", "Wait.", new HistogramConfiguration { Buckets = new double[] { 10, 100 }, LabelNames = ["a"] }); void M(long ms) => Wait.WithLabels("x").Observe(ms);""",
        """private static readonly Prometheus.Histogram Wait = Metrics.CreateHistogram("wait_seconds", "Wait.", new HistogramConfiguration { Buckets = new double[] { 0.01, 0.1 }, LabelNames = ["a"] }); void M(long ms) => Wait.WithLabels("x").Observe(ms / 1000.0);""")]
    [InlineData(
        """private readonly Prometheus.Histogram _wait; public S() { _wait = Metrics.CreateHistogram("wait_milliseconds", "Wait.", new HistogramConfiguration { Buckets = Prometheus.Histogram.LinearBuckets(10, 5, 3) }); } void M(TimeSpan t) => _wait?.Observe(t.TotalMilliseconds);""",
        """private readonly Prometheus.Histogram _wait; public S() { _wait = Metrics.CreateHistogram("wait_seconds", "Wait.", new HistogramConfiguration { Buckets = Prometheus.Histogram.LinearBuckets(0.01, 0.005, 3) }); } void M(TimeSpan t) => _wait?.Observe(t.TotalSeconds);""")]
    public async Task In_calls_of_prometheus_net(string before, string after)
    {
        TestProject source = PrometheusNetSurface.With("using Prometheus;\n\npublic class S\n{\n" + before + "\n}\n");

        TestProject changed = await Offered.ApplyAsync(new NameFix(), "MK2004", "MK2004", source);

        Assert.Equal("using Prometheus;\n\npublic class S\n{\n" + after + "\n}\n", changed.Sources[0].Text);
    }

    [Fact]
    public async Task A_configuration_that_stands_elsewhere_has_no_fix() => Assert.Empty(await Offered.KeysAsync(
        new NameFix(),
        "MK2004",
        PrometheusNetSurface.With("""
            using Prometheus;

            public class S
            {
                private static readonly HistogramConfiguration Buckets = new() { Buckets = new double[] { 10, 100 } };
                public static readonly Prometheus.Histogram Wait = Metrics.CreateHistogram("wait_milliseconds", "Wait.", Buckets);
            }
            """)));

    [Fact]
    public async Task All_names_of_a_project_are_mended_at_once()
    {
        TestProject source = Files(
            """[Counter("a")] public static partial Counter A(); [Counter("b_total")] public static partial Counter B(); [Counter("c")] public static partial Counter C();""", "");

        TestProject changed = await Offered.ApplyAllAsync(new NameFix(), "MK2001", "MK2001", source, FixAllScope.Project);

        Assert.Equal(
            Text(Files("""[Counter("a_total")] public static partial Counter A(); [Counter("b_total")] public static partial Counter B(); [Counter("c_total")] public static partial Counter C();""", "")),
            Text(changed));
    }

    private static async Task<string> ApplyAsync(string id, string source) =>
        (await Offered.ApplyAsync(new NameFix(), id, id, TestProject.Of(source))).Sources[0].Text;

    private static string Text(TestProject project) => string.Join("\n", project.Sources.Select(s => s.Text));

    private static string Set(string member) => $$"""
        [MetricSet]
        public static partial class M
        {
            {{member}} // kept
        }
        """;

    private static TestProject Files(string members, string statements) => new()
    {
        Sources =
        [
            ("Metrics.cs", $"[MetricSet] public static partial class Metrics {{ {members} }}"),
            ("User.cs", $$"""
                public class User
                {
                    /// <summary>Uses <see cref="Metrics"/>.</summary>
                    public void M(TimeSpan span, System.Diagnostics.Stopwatch watch, long number) { {{statements}} }
                }
                """),
        ],
    };
}
