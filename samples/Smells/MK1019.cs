// A label set that cannot be read
using MetricsKit;

namespace Smells.MK1019;

[LabelSet]
public readonly record struct MessageLabels; // MK1019

[MetricSet(Prefix = "mk1019")]
public static partial class MessageMetrics
{
    /// <summary>Messages that were sent.</summary>
    [Counter("messages_total")]
    public static partial Counter Messages(in MessageLabels labels);
}
