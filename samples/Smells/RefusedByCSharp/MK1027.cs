// A metric set in a file-local type
using MetricsKit;

namespace Smells.MK1027;

[MetricSet(Prefix = "mk1027")]
file static partial class OrderMetrics // MK1027
{
    [Counter("orders_total")]
    public static partial Counter Orders();
}
