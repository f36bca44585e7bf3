using MetricsKit;

namespace MyShop;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

public enum PaymentMethod { Card, PayPal, Invoice }

/// <summary>Business metrics.</summary>
[MetricSet(Prefix = "myshop")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome; "quoted" \ back &amp; forth.</summary>
    [Counter("orders_created_total")]
    [ErrorRatioAlert("MyshopOrdersFailing", Above = 0.05, For = "5m", Severity = AlertSeverity.Critical)]
    public static partial Counter OrdersCreated(OrderStatus status);

    /// <summary>Duration of the checkout flow.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.25, 0.5, 1, 2.5, 5])]
    public static partial Histogram CheckoutDuration(PaymentMethod method, OrderStatus status);

    [Gauge("queue_length", Help = "Orders waiting.")]
    internal static partial Gauge QueueLength { get; }
}

public static class Program
{
    public static void Run()
    {
        ShopMetrics.OrdersCreated(OrderStatus.Paid).Inc();
        ShopMetrics.OrdersCreated((OrderStatus)77).Inc(2);
        ShopMetrics.OrdersCreated((OrderStatus)(-1)).Inc(2);
        ShopMetrics.CheckoutDuration(PaymentMethod.PayPal, OrderStatus.Failed).Observe(0.3);
        ShopMetrics.QueueLength.Set(7);
    }
}
