// A label without values
using MetricsKit;

namespace Smells.MK1015;

public enum Outcome { }

[MetricSet(Prefix = "mk1015")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(Outcome outcome); // MK1015
}
