// Two metrics make the same series
using MetricsKit;

namespace Smells.MK1009;

[MetricSet(Prefix = "mk1009")]
public static partial class OrderMetrics
{
    [Counter("orders_total")] // MK1009
    public static partial Counter Orders();
}

[MetricSet(Prefix = "mk1009")]
public static partial class ShopMetrics
{
    [Counter("orders_total")] // MK1009
    public static partial Counter Orders();
}
