// A counter ends in _total, and nothing else does
using MetricsKit;

namespace Smells.MK2001;

[MetricSet(Prefix = "mk2001")]
public static partial class OrderMetrics
{
    /// <summary>Orders that were taken.</summary>
    [Counter("orders")] // MK2001
    public static partial Counter Orders();
}
