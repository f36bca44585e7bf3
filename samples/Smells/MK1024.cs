// Combined flags become 'other'
using MetricsKit;

namespace Smells.MK1024;

[Flags]
public enum Channels { None = 0, Mail = 1, Push = 2 }

[MetricSet(Prefix = "mk1024")]
public static partial class NotificationMetrics
{
    /// <summary>Notifications that were sent.</summary>
    [Counter("notifications_total")]
    public static partial Counter Notifications(Channels channels); // MK1024
}
