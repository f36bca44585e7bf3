// A name with capitals or colons
using MetricsKit;

namespace Smells.MK2006;

[MetricSet(Prefix = "mk2006")]
public static partial class OrderMetrics
{
    /// <summary>Orders that were taken.</summary>
    [Counter("ordersTaken_total")] // MK2006
    public static partial Counter Orders();
}
