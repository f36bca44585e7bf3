using MetricsKit;

namespace Smells.Identities;

[MetricSet(Prefix = "smell_identity")]
public static partial class IdentityMetrics
{
    /// <summary>Failures, by reason.</summary>
    [Counter("failures_total")]
    public static partial Counter Failures([Label(MaxValues = 30)] string reason);
}

public static class Failing
{
    public static void Fail(Exception exception)
    {
        string reason = exception.InnerException?.Message ?? "none";
        IdentityMetrics.Failures(reason).Inc(); // MK3006
    }
}
