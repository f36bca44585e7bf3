// A metric without help text
using MetricsKit;

namespace Smells.MK2003;

[MetricSet(Prefix = "mk2003")]
public static partial class OrderMetrics
{
    [Counter("orders_total")] // MK2003
    public static partial Counter Orders();
}
