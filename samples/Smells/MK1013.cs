// Two label values read the same
using MetricsKit;

namespace Smells.MK1013;

public enum PaymentMethod { PayPal, [LabelValue("pay_pal")] PayPalLater }

[MetricSet(Prefix = "mk1013")]
public static partial class PaymentMetrics
{
    [Counter("payments_total")]
    public static partial Counter Payments(PaymentMethod method); // MK1013
}
