// An error ratio without errors
using MetricsKit;

namespace Smells.MK5005;

public enum Outcome { Paid, Refused }

[MetricSet(Prefix = "mk5005")]
public static partial class ShopMetrics
{
    /// <summary>Orders that were taken.</summary>
    [Counter("orders_total")]
    [ErrorRatioAlert("OrdersFailing", Above = 0.05)] // MK5005
    public static partial Counter Orders(Outcome outcome);
}
