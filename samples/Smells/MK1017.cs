// A label attribute that does not fit
using MetricsKit;

namespace Smells.MK1017;

[MetricSet(Prefix = "mk1017")]
public static partial class JobMetrics
{
    [Counter("retries_total")]
    public static partial Counter Retries([LabelRange(1, 5)] string attempt); // MK1017
}
