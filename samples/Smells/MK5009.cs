// An alert keeps a label that its metric does not have
using MetricsKit;

namespace Smells.MK5009;

public enum Queue { Normal, Priority }

[MetricSet(Prefix = "mk5009")]
public static partial class JobMetrics
{
    /// <summary>Jobs that ended.</summary>
    [Counter("jobs_total")]
    [TrafficDropAlert("JobsStopped", Below = 0.3, By = ["que"])] // MK5009
    public static partial Counter Jobs(Queue queue);
}
