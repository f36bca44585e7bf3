// An assembly over its budget
using MetricsKit;

namespace Smells.MK3005;

[MetricSet(Prefix = "mk3005")]
public static partial class GridMetrics
{
    // MaxSeries is this metric's own budget, so MK3004 is content; the assembly's is still exceeded.
    /// <summary>Steps that were taken.</summary>
    [Counter("steps_total", MaxSeries = 30_000)] // MK3005
    public static partial Counter Steps([LabelRange(1, 30_000)] int step);
}
