namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>A shop's metrics, for alerts to read.</summary>
internal static class ShopSource
{
    /// <summary>
    /// <c>shop_orders_created_total{status: paid, refused}</c>, <c>shop_checkout_duration_seconds</c> up to 5 seconds,
    /// <c>shop_queue_jobs{queue}</c>, the recorded <c>job:shop_orders:rate5m</c>, and one alert.
    /// </summary>
    /// <param name="expr">Its expression; quotes in it are single.</param>
    /// <param name="arguments">Further arguments.</param>
    public static string Alert(string expr, string arguments) => $$"""
        [assembly: Alert("A", "{{expr}}"{{(arguments.Length > 0 ? ", " : "")}}{{arguments}})]

        public enum OrderStatus { Paid, [LabelValue(IsError = true)] Refused }

        [MetricSet(Prefix = "shop")]
        [RecordingRule("job:shop_orders:rate5m", "sum by (job) (rate(shop_orders_created_total[5m]))")]
        public static partial class ShopMetrics
        {
            /// <summary>Orders created, by outcome.</summary>
            [Counter("orders_created_total")]
            public static partial Counter OrdersCreated(OrderStatus status);

            /// <summary>Duration of the checkout.</summary>
            [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 1, 5])]
            public static partial Histogram Checkout();

            /// <summary>Jobs that wait, by queue.</summary>
            [Gauge("queue_jobs")]
            public static partial Gauge QueueJobs([Label(MaxValues = 20)] string queue);
        }
        """;
}
