// A metric belongs in a metric set
using MetricsKit;

namespace Smells.MK1006;

public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(); // MK1006
}
