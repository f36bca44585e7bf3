namespace MetricsKit.Generators.Tests.Clients;

/// <summary>Metrics whose return type is prometheus-net's.</summary>
public class PrometheusNetTests
{
    private const string Scrape = """
        public static partial class Program
        {
            public static async Task<string> ScrapeAsync()
            {
                using var stream = new MemoryStream();
                await Prometheus.Metrics.DefaultRegistry.CollectAndExportAsTextAsync(stream);
                return System.Text.Encoding.UTF8.GetString(stream.ToArray());
            }
        }

        """;

    [Fact]
    public async Task Series_of_closed_labels_are_there_at_zero_from_the_start()
    {
        string text = await ScrapeAsync("""
            public enum Status { Paid, Failed }
            [MetricSet] public static partial class M
            {
                /// <summary>Orders.</summary>
                [Counter("orders_total")] public static partial Prometheus.ICounter Orders(Status status);
                [Gauge("busy")] public static partial Prometheus.Gauge.Child Busy { get; }
            }
            """);
        Assert.Equal("""
            # HELP busy 
            # TYPE busy gauge
            busy 0
            # HELP orders_total Orders.
            # TYPE orders_total counter
            orders_total{status="failed"} 0
            orders_total{status="paid"} 0

            """, text);
    }

    [Theory]
    [InlineData("Prometheus.ICounter", "Prometheus.IGauge", "Prometheus.IHistogram")]
    [InlineData("Prometheus.Counter.Child", "Prometheus.Gauge.Child", "Prometheus.Histogram.Child")]
    public async Task Values_are_those_of_our_own_client_for_the_same_calls(string counter, string gauge, string histogram)
    {
        string Source(string c, string g, string h) => $$"""
            public enum Status { Paid, Failed }
            [MetricSet] public static partial class M
            {
                [Counter("a_total")] public static partial {{c}} A(Status status, [Label(MaxValues = 2)] string topic);
                [Gauge("b")] public static partial {{g}} B([LabelRange(1, 2)] int shard, bool hot);
                [Histogram("c_seconds", Buckets = [0.5, 2.5])] public static partial {{h}} C([LabelValueSource(nameof(Known), MaxValues = 5)] string queue);
                private static string[] Known => ["x", "y"];
            }
            public static partial class Program
            {
                public static void Run()
                {
                    foreach (string topic in new[] { "t1", "t\"2\\\n", "t3", "t4", "", "other" }) M.A(Status.Failed, topic).Inc();
                    M.A((Status)7, "t1").Inc(2);
                    M.B(1, true).Set(5);
                    M.B(2, false).Inc();
                    M.B(9, false).Dec(3);
                    M.C("x").Observe(0.25);
                    M.C("x").Observe(1);
                    M.C("nowhere").Observe(3);
                }
            }
            """;
        string[] theirs = await SamplesAsync(Source(counter, gauge, histogram));
        string[] ours = (await Running.SamplesAsync(Source("Counter", "Gauge", "Histogram"))).Where(l => !l.StartsWith("metricskit_", StringComparison.Ordinal)).ToArray();
        Assert.Equal(ours.Order(StringComparer.Ordinal), theirs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_absent_label_is_an_empty_one()
    {
        string[] samples = await SamplesAsync("""
            [MetricSet] public static partial class M { [Counter("a_total")] public static partial Prometheus.ICounter A(bool? hot); }
            public static partial class Program { public static void Run() => M.A(null).Inc(); }
            """);
        Assert.Equal(["a_total{hot=\"\"} 1", "a_total{hot=\"false\"} 0", "a_total{hot=\"true\"} 0"], samples);
    }

    [Fact]
    public async Task A_bound_holds_and_is_counted()
    {
        string own = string.Join("\n", await OwnAsync("""
            [MetricSet] public static partial class M { [Counter("a_total")] public static partial Prometheus.ICounter A([Label(MaxValues = 2)] string id); }
            public static partial class Program { public static void Run() { for (int i = 0; i < 100; i++) M.A("id" + i).Inc(); if (M.A("other").Value != 98) throw new Exception("" + M.A("other").Value); } }
            """));
        Assert.Contains("metricskit_overflow_total{metric=\"a_total\",label=\"id\"} 98", own);
    }

    [Fact]
    public async Task One_thread_or_many_get_the_same_series_at_first_use()
    {
        string[] samples = await SamplesAsync("""
            [MetricSet] public static partial class M { [Counter("a_total")] public static partial Prometheus.ICounter A([Label(MaxValues = 100)] string id); }
            public static partial class Program
            {
                public static void Run()
                {
                    using var start = new Barrier(4);
                    Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
                    {
                        start.SignalAndWait();
                        for (int i = 0; i < 100; i++) M.A("id" + i).Inc();
                    }))];
                    foreach (Thread thread in threads) thread.Start();
                    foreach (Thread thread in threads) thread.Join();
                }
            }
            """);
        Assert.Equal(100, samples.Length);
        Assert.All(samples, sample => Assert.EndsWith(" 4", sample));
    }

    [Fact]
    public async Task A_whole_metric_is_handed_out_where_it_has_no_labels()
    {
        string[] samples = await SamplesAsync("""
            [MetricSet] public static partial class M
            {
                [Counter("a_total")] public static partial Prometheus.Counter A { get; }
                [Histogram("b", Buckets = [1])] public static partial Prometheus.Histogram B();
            }
            public static partial class Program { public static void Run() { M.A.Inc(3); M.B().Observe(0.5); } }
            """);
        Assert.Equal(["a_total 3", "b_sum 0.5", "b_count 1", "b_bucket{le=\"1\"} 1", "b_bucket{le=\"+Inf\"} 1"], samples);
    }

    [Fact]
    public async Task A_name_that_prometheus_net_refuses_is_counted_and_throws_nothing()
    {
        string own = string.Join("\n", await OwnAsync("""
            [MetricSet] public static partial class M { [Counter("a_total")] public static partial Prometheus.ICounter A(); }
            public static partial class Program
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void First() => Prometheus.Metrics.DefaultFactory.CreateGauge("a_total", "");
                public static void Run() => M.A().Inc();
            }
            """));
        Assert.Contains("metricskit_misuse_total{metric=\"a_total\",reason=\"name_clash\"} 1", own);
    }

    [Theory]
    [InlineData("Prometheus.IMetricFactory factory", "Prometheus.Metrics.WithCustomRegistry(registry)")]
    [InlineData("Prometheus.CollectorRegistry factory", "registry")]
    public async Task An_object_uses_the_factory_that_its_constructor_takes(string parameter, string argument)
    {
        object? text = await RunAsync($$"""
            [MetricSet] public partial class M({{parameter}})
            {
                [Counter("a_total")] public partial Prometheus.ICounter A(bool ok);
                [Counter("b_total")] public partial Prometheus.ICounter B([LabelValueSource(nameof(Known), MaxValues = 5)] string queue);
                private string[] Known => ["x"];
            }
            public static partial class Program
            {
                public static async Task<string> RunAsync()
                {
                    var registry = Prometheus.Metrics.NewCustomRegistry();
                    var set = new M({{argument}});
                    set.A(true).Inc();
                    set.B("x").Inc(2);
                    using var stream = new MemoryStream();
                    await registry.CollectAndExportAsTextAsync(stream);
                    return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + await ScrapeAsync();
                }
            }
            """, "RunAsync");
        Assert.Equal(["a_total{ok=\"false\"} 0", "a_total{ok=\"true\"} 1", "b_total{queue=\"x\"} 2"], Samples((string)text!));
    }

    [Fact]
    public async Task An_object_without_a_factory_uses_the_default_one_and_keeps_our_own_metrics_in_its_registry()
    {
        object? text = await RunAsync("""
            [MetricSet] public partial class M(MetricRegistry own, Uri other)
            {
                public Uri Other => other;
                [Counter("a_total")] public partial Prometheus.ICounter A();
                [Counter("b_total")] public partial Counter B();
            }
            public static partial class Program
            {
                public static async Task<string> RunAsync()
                {
                    var registry = new MetricRegistry();
                    var set = new M(registry, new Uri("http://x"));
                    set.A().Inc();
                    set.B().Inc(2);
                    return await ScrapeAsync() + "b_total " + registry.GetSampleValue("b_total");
                }
            }
            """, "RunAsync");
        Assert.Equal(["a_total 1", "b_total 2"], Samples((string)text!));
    }

    [Fact]
    public async Task One_endpoint_shows_both_clients_each_metric_once()
    {
        TestProject library = PrometheusNet.With("""
            namespace Lib;
            [MetricSet] public static partial class L { [Counter("lib_total")] public static partial Prometheus.ICounter A(); }
            """) with { Assembly = "Lib" };
        TestProject project = PrometheusNet.With("""
            [MetricSet] public static partial class M
            {
                [Counter("a_total")] public static partial Prometheus.ICounter A(bool? hot);
                [Counter("b_total")] public static partial Counter B();
            }
            public static class Program
            {
                public static void Run()
                {
                    M.A(null).Inc();
                    M.B().Inc(2);
                    Lib.L.A().Inc(3);
                    Prometheus.Metrics.DefaultFactory.CreateGauge("by_hand", "").Set(4);
                }
            }
            """);
        string[] samples = await Running.SamplesAsync(
            project with { References = [PrometheusNet.Reference, library.ToReference()] }, PrometheusNet.Project, library);
        Assert.Equal(["a_total 1", "a_total{hot=\"false\"} 0", "a_total{hot=\"true\"} 0", "b_total 2", "by_hand 4", "lib_total 3"], samples);
    }

    [Fact]
    public async Task The_switch_leaves_our_endpoint_to_ours()
    {
        const string Switch = "MetricsKit.IncludePrometheusNet";
        string[] samples;
        try
        {
            AppContext.SetSwitch(Switch, false);
            samples = await OwnAsync("""
                [MetricSet] public static partial class M
                {
                    [Counter("a_total")] public static partial Prometheus.ICounter A();
                    [Counter("b_total")] public static partial Counter B();
                }
                public static partial class Program { public static void Run() => M.A().Inc(); }
                """);
        }
        finally
        {
            AppContext.SetSwitch(Switch, true);
        }

        Assert.Equal(["b_total 0"], samples);
    }

    [Fact]
    public async Task A_service_with_both_namespaces_compiles_and_counts()
    {
        // Names in full where they clash.
        string[] samples = await Running.SamplesAsync(PrometheusNet.With("""
            using MetricsKit;
            using Prometheus;

            [assembly: MetricsService("orders", Team = "orders")]

            [MetricSet]
            internal static partial class Modern
            {
                [Gauge("active_users")]
                public static partial MetricsKit.Gauge ActiveUsers { get; }

                [Counter("logins_total")]
                public static partial ICounter Logins(bool ok);
            }

            public static class Program
            {
                private static readonly Prometheus.Counter Old = Metrics.DefaultFactory.CreateCounter("old_total", "By hand.", new[] { "route" });

                public static void Run()
                {
                    Modern.ActiveUsers.Set(2);
                    Modern.Logins(true).Inc();
                    Old.WithLabels("/x").Inc(3);
                }
            }
            """), PrometheusNet.Project);
        Assert.Equal(["active_users 2", "logins_total{ok=\"false\"} 0", "logins_total{ok=\"true\"} 1", "old_total{route=\"/x\"} 3"], samples);
    }

    private static async Task<string> ScrapeAsync(string source) => (string)(await RunAsync(source, "ScrapeAsync"))!;

    private static async Task<string[]> SamplesAsync(string source) => Samples(await ScrapeAsync(source));

    private static Task<string[]> OwnAsync(string source) =>
        Running.SamplesAsync(PrometheusNet.With(Scrape + source), PrometheusNet.Project);

    private static async Task<object?> RunAsync(string source, string method)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(PrometheusNet.With(Scrape + source) with { WarningsAsErrors = true }, PrometheusNet.Project);
        if (assembly.Assembly.GetType("Program")!.GetMethod("Run") is not null)
        {
            await assembly.CallAsync("Program", "Run");
        }

        return await assembly.CallAsync("Program", method);
    }

    private static string[] Samples(string text) => text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
}
