using MetricsKit;

// An expression of our own: it reads ShopMetrics by name, and the compiler holds it against the declaration.
[assembly: Alert("MyshopOrdersStalled", "sum by (namespace, job) (rate(myshop_orders_created_total{status='paid'}[10m])) == 0",
    For = "15m", Severity = AlertSeverity.Warning, Runbook = "myshop-orders-stalled",
    Summary = "{service} takes no orders",
    Description = "No order was paid for {for}.")]
