// A name that OpenTelemetry changes
using MetricsKit;

namespace Smells.MK5120;

[MetricSet(Prefix = "mk5120")]
public static partial class JobMetrics
{
    /// <summary>Jobs that ended.</summary>
    [Counter("jobs_complete_count")]
    [Alert("JobsStuck", "rate(mk5120_jobs_complete_count[10m]) == 0", For = "10m")] // MK5120
    public static partial MeterCounter JobsComplete();
}
