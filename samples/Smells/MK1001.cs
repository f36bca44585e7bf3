// A metric must be a partial method or property
using MetricsKit;

namespace Smells.MK1001;

[MetricSet(Prefix = "mk1001")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static Counter Orders() => throw new NotImplementedException(); // MK1001
}
