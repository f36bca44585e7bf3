using Prometheus;

namespace Shop.Orders;

/// <summary>How an order ended.</summary>
public enum OrderStatus
{
    /// <summary>Money came.</summary>
    Paid,

    /// <summary>It did not.</summary>
    PaymentFailed,

    /// <summary>The customer left.</summary>
    Abandoned,
}

/// <summary>How money comes.</summary>
public enum PaymentMethod
{
    /// <summary>By card.</summary>
    Card,

    /// <summary>By bank.</summary>
    BankTransfer,
}

/// <summary>An order.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Method">How it was paid.</param>
/// <param name="Country">Where it goes.</param>
/// <param name="Amount">In euros.</param>
/// <param name="Items">Things in it.</param>
public sealed record Order(OrderStatus Status, PaymentMethod Method, string Country, double Amount, int Items);

/// <summary>Takes orders.</summary>
public sealed class OrderService
{
    private static readonly Counter _validationFailures = Metrics.CreateCounter("shop_order_validation_failures_total", "Orders that were refused, by reason.", "reason");

    private readonly Counter.Child _euros = ShopMetrics.Revenue.WithLabels("EUR");
    private readonly Gauge _inProgress = Metrics.CreateGauge("shop_orders_in_progress", "Orders at work.");
    private readonly Counter _exceptions = Metrics.CreateCounter("shop_order_exceptions_total", "Exceptions while an order is taken.");

    /// <summary>Takes one.</summary>
    public void Take(Order order)
    {
        if (Validate(order) is { } reason)
        {
            _validationFailures.WithLabels(reason switch { Reason.NoItems => "no_items", Reason.NoAmount => "no_amount", _ => throw new InvalidOperationException() }).Inc();
            return;
        }

        using (_inProgress.TrackInProgress())
        {
            ShopMetrics.OpenBaskets.Inc();
            ShopMetrics.BasketItems.Observe(order.Items);
            _exceptions.CountExceptions(() => Pay(order));
            ShopMetrics.OpenBaskets.Dec();
        }
    }

    private static Reason? Validate(Order order) => order.Items == 0 ? Reason.NoItems : order.Amount <= 0 ? Reason.NoAmount : null;

    private void Pay(Order order)
    {
        ShopMetrics.Orders
            .WithLabels(order.Status.ToString(), order.Method.ToString().ToLowerInvariant(), order.Country)
            .Inc();
        if (order.Status == OrderStatus.Paid)
        {
            _euros.Inc(order.Amount);
            ShopMetrics.CheckoutDuration.WithLabels(order.Items < 3 ? "true" : "false").Observe(order.Items * 0.05);
            ShopMetrics.ReceiptBytes.Observe(order.Items * 700);
        }
    }

    private enum Reason
    {
        NoItems,
        NoAmount,
    }
}
