// A label name that Prometheus refuses
using MetricsKit;

namespace Smells.MK1010;

public enum Outcome { Paid, Refused }

[MetricSet(Prefix = "mk1010")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders([Label("order-outcome")] Outcome outcome); // MK1010
}
