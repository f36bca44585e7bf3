// A label cannot be passed this way
using MetricsKit;

namespace Smells.MK1005;

public enum Outcome { Paid, Refused }

[MetricSet(Prefix = "mk1005")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(ref Outcome outcome); // MK1005
}
