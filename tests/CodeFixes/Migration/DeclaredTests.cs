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
}
