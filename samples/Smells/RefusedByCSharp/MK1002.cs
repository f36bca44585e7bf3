// A type around a metric must be partial
using MetricsKit;

namespace Smells.MK1002;

public static class Orders // MK1002
{
    [MetricSet(Prefix = "mk1002")]
    public static partial class Metrics
    {
        [Counter("orders_total")]
        public static partial Counter Taken();
    }
}
