using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>What a metric of prometheus-net becomes.</summary>
public sealed class DeclaredTests
{
    [Fact]
    public async Task A_static_class_becomes_the_set()
    {
        const string Before = """
            using Prometheus;

            namespace Shop;

            public static class ShopMetrics
            {
                // How much is sold.
                public static readonly Counter Orders = Metrics.CreateCounter("shop_orders_total", "Orders, by status.", "status", "tenant");

                public static readonly Gauge Visitors = Metrics.CreateGauge("shop_visitors", "People in the <shop> & around.");
            }

            public sealed class Checkout(string tenant)
            {
                public void Pay(bool ok)
                {
                    ShopMetrics.Orders.WithLabels("paid", tenant).Inc();
                    ShopMetrics.Orders
                        .WithLabels(ok ? "paid" : "failed", tenant)
                        .Inc(2);
                    ShopMetrics.Visitors.Dec();
                }
            }
            """;
        Assert.Equal(
            """
            using Prometheus;

            namespace Shop;

            [MetricsKit.MetricSet]
            public static partial class ShopMetrics
            {
                // How much is sold.
                /// <summary>Orders, by status.</summary>
                [MetricsKit.Counter("shop_orders_total")]
                public static partial Counter.Child Orders([MetricsKit.LabelValues("failed", "paid")] string status, [MetricsKit.Label(MaxValues = 100)] string tenant);

                /// <summary>People in the &lt;shop&gt; &amp; around.</summary>
                [MetricsKit.Gauge("shop_visitors")]
                public static partial Gauge Visitors { get; }
            }

            public sealed class Checkout(string tenant)
            {
                public void Pay(bool ok)
                {
                    ShopMetrics.Orders("paid", tenant).Inc();
                    ShopMetrics.Orders(ok ? "paid" : "failed", tenant)
                        .Inc(2);
                    ShopMetrics.Visitors.Dec();
                }
            }
            """,
            await Migrate.FileAsync(Before));
    }

    [Fact]
    public async Task Beside_another_type_stands_a_class_of_its_metrics()
    {
        const string Before = """
            using Prometheus;

            namespace Shop.Orders
            {
                /// <summary>Takes orders.</summary>
                public class OrderService
                {
                    // Counted when paid.
                    private static readonly Counter _paid = Metrics.CreateCounter("orders_paid_total", "Orders paid.");

                    private readonly Histogram _duration = Metrics.CreateHistogram("order_duration_seconds", "Duration.", "kind");
                    protected internal static readonly Gauge Open = Metrics.CreateGauge("orders_open", "Open orders.");

                    private int _count;

                    public void Pay()
                    {
                        _count++;
                        _paid.Inc(_count);
                        using (this._duration.WithLabels("pay").NewTimer()) { }
                        OrderService.Open.Dec();
                    }
                }
            }

            namespace Other
            {
                public class Reader : Shop.Orders.OrderService
                {
                    public double Count => Open.Value;
                }
            }

            """;
        Assert.Equal(
            """
            using Prometheus;

            namespace Shop.Orders
            {
                /// <summary>Takes orders.</summary>
                public class OrderService
                {
                    private int _count;

                    public void Pay()
                    {
                        _count++;
                        OrderServiceMetrics.Paid.Inc(_count);
                        using (OrderServiceMetrics.Duration("pay").NewTimer()) { }
                        OrderServiceMetrics.Open.Dec();
                    }
                }

                /// <summary>Metrics of OrderService.</summary>
                [MetricsKit.MetricSet]
                public static partial class OrderServiceMetrics
                {
                    // Counted when paid.
                    /// <summary>Orders paid.</summary>
                    [MetricsKit.Counter("orders_paid_total")]
                    internal static partial Counter Paid { get; }

                    /// <summary>Duration.</summary>
                    [MetricsKit.Histogram("order_duration_seconds", Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10])]
                    internal static partial Histogram.Child Duration([MetricsKit.LabelValues("pay")] string kind);

                    /// <summary>Open orders.</summary>
                    [MetricsKit.Gauge("orders_open")]
                    public static partial Gauge Open { get; }
                }
            }

            namespace Other
            {
                public class Reader : Shop.Orders.OrderService
                {
                    public double Count => global::Shop.Orders.OrderServiceMetrics.Open.Value;
                }
            }

            """,
            await Migrate.FileAsync(Before));
    }

    [Theory]
    [InlineData("[.. bounds]", "Buckets = new[] { .1, 1, 25e-1 }", "Buckets = [0.1, 1, 2.5]")]
    [InlineData("+Inf is always there", "Buckets = new double[] { 1, double.PositiveInfinity }", "Buckets = [1]")]
    [InlineData("our own default", "Buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]", "")]
    [InlineData("linear", "Buckets = Histogram.LinearBuckets(0.1, 0.1, 10)", "LinearBuckets(0.1, 0.1, 10)")]
    [InlineData("exponential", "Buckets = Histogram.ExponentialBuckets(start: 0.001, count: 12, factor: 2)", "ExponentialBuckets(0.001, 2, 12)")]
    public async Task Buckets_are_carried(string why, string before, string after)
    {
        _ = why;
        string text = await Migrate.FileAsync(Single($$"""Histogram X = Prometheus.Metrics.CreateHistogram("x", "Help.", new HistogramConfiguration { {{before}} });"""));
        string expected = after.StartsWith("Buckets", StringComparison.Ordinal) ? $"[MetricsKit.Histogram(\"x\", {after})]"
            : after.Length > 0 ? $"[MetricsKit.Histogram(\"x\")]\n    [MetricsKit.{after}]" : "[MetricsKit.Histogram(\"x\")]";
        Assert.Contains(expected + "\n    public static partial Histogram X { get; }", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""/// <summary>Mine.</summary>""", "Help.", """[MetricsKit.Counter("x_total", Help = "Help.")]""")]
    [InlineData("""// Mine.""", "Say \"x\".", """/// <summary>Say "x".</summary>""")]
    [InlineData("", "", "{\n    [MetricsKit.Counter(\"x_total\")]")]
    public async Task Help_is_kept(string comment, string help, string expected)
    {
        string before = $$"""Counter X = Prometheus.Metrics.CreateCounter("x_total", {{SymbolDisplay.FormatLiteral(help, quote: true)}});""";
        Assert.Contains(expected, await Migrate.FileAsync(Single(before, comment)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_of_the_assembly_is_left_out_of_the_name() => Assert.Contains(
        """[MetricsKit.MetricSet(IgnoreDefaultPrefix = true)]""",
        await Migrate.FileAsync(Single("""Counter X = Prometheus.Metrics.CreateCounter("x_total", "Help.");""").Replace("public static class", "[assembly: MetricsKit.MetricDefaults(Prefix = \"app\")]\n\npublic static class", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_set_takes_its_prefix_off_the_name() => Assert.Contains(
        """[MetricsKit.Counter("x_total")]""",
        await Migrate.FileAsync(Single("""Counter X = Prometheus.Metrics.CreateCounter("app_x_total", "Help.");""").Replace("public static class", "[MetricsKit.MetricSet(Prefix = \"app\")]\npublic static partial class", StringComparison.Ordinal)),
        StringComparison.Ordinal);

    [Fact]
    public async Task Before_partial_properties_a_metric_without_labels_is_a_method()
    {
        TestProject before = Migrate.Project(("Test.cs", Single("""Gauge X = Prometheus.Metrics.CreateGauge("x", "Help."); public static void Go() => X.Set(1);"""))) with { Language = LanguageVersion.CSharp12 };
        TestProject after = await Migrate.AllAsync(before, FixAllScope.Document, MigrationClient.PrometheusNet);
        await Migrate.IsSoundAsync(after);
        Assert.Contains("public static partial Gauge X(); public static void Go() => X().Set(1);", after.Sources[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_endings_and_tabs_stay()
    {
        string text = await Migrate.FileAsync("using Prometheus;\r\npublic class Service\r\n{\r\n\tprivate readonly Counter _x = Metrics.CreateCounter(\"x_total\", \"Help.\");\r\n\tpublic void Go() => _x.Inc();\r\n}");
        Assert.Equal(
            "using Prometheus;\r\npublic class Service\r\n{\r\n\tpublic void Go() => ServiceMetrics.X.Inc();\r\n}\r\n\r\n"
            + "/// <summary>Metrics of Service.</summary>\r\n[MetricsKit.MetricSet]\r\ninternal static partial class ServiceMetrics\r\n{\r\n"
            + "\t/// <summary>Help.</summary>\r\n\t[MetricsKit.Counter(\"x_total\")]\r\n\tinternal static partial Counter X { get; }\r\n}",
            text);
    }

    private static string Single(string field, string comment = "") =>
        "using Prometheus;\n\npublic static class M\n{\n" + (comment.Length > 0 ? "    " + comment + "\n" : "") + "    public static readonly " + field + "\n}\n";
}
