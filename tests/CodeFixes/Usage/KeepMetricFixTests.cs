using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Usage;

public sealed class KeepMetricFixTests
{
    private const string Id = "MK3106";

    private static TestProject Code(string types) => PrometheusNetSurface.WithAspNetCore($$"""
        using Microsoft.AspNetCore.Http;
        using Prometheus;

        {{types}}
        """);

    private static string Text(TestProject project) => project.Sources.Single().Text;

    [Theory]
    [InlineData(
        "public class Shop\n{\n    private readonly int _n = 1;\n\n    public void Invoke(HttpContext c)\n    {\n        Metrics.CreateCounter(\"orders_total\", \"Orders.\").Inc(_n);\n    }\n}",
        "public class Shop\n{\n    private static readonly Prometheus.Counter OrdersTotal = Metrics.CreateCounter(\"orders_total\", \"Orders.\");\n\n    private readonly int _n = 1;\n\n    public void Invoke(HttpContext c)\n    {\n        OrdersTotal.Inc(_n);\n    }\n}")]
    [InlineData(
        "public class Shop { public void Invoke(HttpContext c) { var all = Metrics.CreateHistogram(\"took_seconds\", \"Took.\", new HistogramConfiguration { LabelNames = new[] { \"kind\" }, Buckets = Prometheus.Histogram.ExponentialBuckets(0.1, 2, 5) }); all.WithLabels(c.Request.Method).Observe(1); } }",
        "public class Shop { private static readonly Prometheus.Histogram TookSeconds = Metrics.CreateHistogram(\"took_seconds\", \"Took.\", new HistogramConfiguration { LabelNames = new[] { \"kind\" }, Buckets = Prometheus.Histogram.ExponentialBuckets(0.1, 2, 5) }); public void Invoke(HttpContext c) { var all = TookSeconds; all.WithLabels(c.Request.Method).Observe(1); } }")]
    [InlineData(
        "public class Shop { int OrdersTotal; public void Invoke(HttpContext c) => Metrics.CreateGauge(\"orders_total\", \"Orders.\", \"a\").WithLabels(\"b\").Set(OrdersTotal); }",
        "public class Shop { private static readonly Prometheus.Gauge OrdersTotal2 = Metrics.CreateGauge(\"orders_total\", \"Orders.\", \"a\"); int OrdersTotal; public void Invoke(HttpContext c) => OrdersTotal2.WithLabels(\"b\").Set(OrdersTotal); }")]
    [InlineData(
        "public class Shop { static readonly Prometheus.Counter Own = Metrics.CreateCounter(\"orders_total\", \"Orders.\"); public void Invoke(HttpContext c) => Metrics.CreateCounter(\"orders_total\", \"Orders.\").Inc(); }",
        "public class Shop { static readonly Prometheus.Counter Own = Metrics.CreateCounter(\"orders_total\", \"Orders.\"); public void Invoke(HttpContext c) => Own.Inc(); }")]
    public async Task The_creation_moves_to_a_static_field(string before, string after)
    {
        TestProject fixedOnce = await Offered.ApplyAsync(new KeepMetricFix(), Id, Id, Code(before));

        Assert.Equal(Text(Code(after)), Text(fixedOnce));
        Assert.DoesNotContain(await Verify.AnalyzeAsync(fixedOnce), d => d.Id == Id);
    }

    [Theory]
    [InlineData("public class Shop { public void Invoke(HttpContext c) => Metrics.CreateCounter(c.Request.Path, \"Orders.\").Inc(); }")]
    [InlineData("public class Shop { public void Invoke(HttpContext c) => Metrics.CreateCounter(\"orders_total\", \"Orders of \" + c.Request.Path).Inc(); }")]
    [InlineData("public class Shop { static string Help = \"Orders.\"; public void Invoke(HttpContext c) => Metrics.CreateCounter(\"orders_total\", Help).Inc(); }")]
    [InlineData("public class Shop { static string[] Names() => new[] { \"a\" }; public void Invoke(HttpContext c) => Metrics.CreateCounter(\"orders_total\", \"Orders.\", Names()).WithLabels(\"a\").Inc(); }")]
    [InlineData("public class Shop { public void Invoke(HttpContext c, IMetricFactory f) => f.CreateCounter(\"orders_total\", \"Orders.\").Inc(); }")]
    [InlineData("public class Shop { public void Invoke(HttpContext c) { string[] names = { \"a\" }; Metrics.CreateCounter(\"orders_total\", \"Orders.\", names).WithLabels(\"a\").Inc(); } }")]
    [InlineData("public class Shop { public void Invoke(HttpContext c) => new System.Diagnostics.Metrics.Meter(\"m\"); }")]
    [InlineData("public interface IShop { void Invoke(HttpContext c) => Metrics.CreateCounter(\"orders_total\", \"Orders.\").Inc(); }")]
    public async Task What_depends_on_more_than_constants_is_left_to_the_author(string types) =>
        Assert.Empty(await Offered.KeysAsync(new KeepMetricFix(), Id, Code(types)));

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    public async Task All_are_kept_at_once_and_the_same_one_in_one_field(FixAllScope scope)
    {
        TestProject after = await Offered.ApplyAllAsync(new KeepMetricFix(), Id, Id, Code("""
            public class Shop
            {
                public void Invoke(HttpContext c) => Metrics.CreateCounter("orders_total", "Orders.").Inc();

                public void Again(HttpContext c)
                {
                    Metrics.CreateCounter("orders_total", "Orders.").Inc();
                    Metrics.CreateGauge("jobs", "Jobs.").Inc();
                }
            }
            """), scope);

        Assert.Equal(Text(Code("""
            public class Shop
            {
                private static readonly Prometheus.Counter OrdersTotal = Metrics.CreateCounter("orders_total", "Orders.");
                private static readonly Prometheus.Gauge Jobs = Metrics.CreateGauge("jobs", "Jobs.");

                public void Invoke(HttpContext c) => OrdersTotal.Inc();

                public void Again(HttpContext c)
                {
                    OrdersTotal.Inc();
                    Jobs.Inc();
                }
            }
            """)), Text(after));
    }
}
