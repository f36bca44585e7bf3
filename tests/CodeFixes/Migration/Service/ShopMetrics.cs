using Prometheus;

namespace Shop;

/// <summary>What the shop counts.</summary>
public static class ShopMetrics
{
    // Only paid orders count towards the day's target.
    public static readonly Counter Orders = Metrics.CreateCounter(
        "shop_orders_total",
        "Orders, by how they ended.",
        new CounterConfiguration { LabelNames = new[] { "status", "payment_method", "country" } });

    public static readonly Counter Revenue = Metrics.CreateCounter("shop_revenue_euros_total", "Revenue in euros.", "currency");

    public static readonly Histogram CheckoutDuration = Metrics.CreateHistogram(
        "shop_checkout_duration_seconds",
        "Duration of a checkout, from the first click to the receipt.",
        new HistogramConfiguration
        {
            LabelNames = ["express"],
            Buckets = Histogram.ExponentialBuckets(0.01, 2, 10),
        });

    public static readonly Histogram BasketItems = Metrics.CreateHistogram(
        "shop_basket_items",
        "Items in a basket.",
        new HistogramConfiguration { Buckets = Histogram.LinearBuckets(start: 1, width: 1, count: 10) });

    public static readonly Histogram ReceiptBytes = Metrics.CreateHistogram(
        "shop_receipt_bytes",
        "Size of a receipt as it is <printed> & sent.",
        new HistogramConfiguration { Buckets = new double[] { 1_000, 10_000, 100_000, double.PositiveInfinity } });

    public static Gauge OpenBaskets { get; } = Metrics.CreateGauge("shop_open_baskets", "Baskets that nobody paid yet.");

    /// <summary>Quantiles stay with prometheus-net.</summary>
    public static readonly Summary RefundAmount = Metrics.CreateSummary("shop_refund_euros", "Refunds in euros.");
}
