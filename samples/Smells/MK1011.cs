// A label name that Prometheus keeps for itself
using MetricsKit;

namespace Smells.MK1011;

public enum Level { Low, High }

[MetricSet(Prefix = "mk1011")]
public static partial class OrderMetrics
{
    [Histogram("order_size")]
    public static partial Histogram OrderSize(Level le); // MK1011
}
