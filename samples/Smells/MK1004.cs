// A metric must not be generic
using MetricsKit;

namespace Smells.MK1004;

[MetricSet(Prefix = "mk1004")]
public static partial class MessageMetrics
{
    [Counter("messages_total")]
    public static partial Counter Messages<TMessage>(); // MK1004
}
