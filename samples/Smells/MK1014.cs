// A label value that Metrics.Kit keeps for itself
using MetricsKit;

namespace Smells.MK1014;

public enum PaymentMethod { Card, Other }

[MetricSet(Prefix = "mk1014")]
public static partial class PaymentMetrics
{
    [Counter("payments_total")]
    public static partial Counter Payments(PaymentMethod method); // MK1014
}
