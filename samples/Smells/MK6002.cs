// A timer or tracker that is not disposed
using MetricsKit;

namespace Smells.MK6002;

[MetricSet(Prefix = "mk6002")]
public static partial class ShopMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_seconds")]
    public static partial Histogram Checkout();
}

public class Shop
{
    public void Checkout()
    {
        ShopMetrics.Checkout().NewTimer(); // MK6002
        Pay();
    }

    private static void Pay() { }
}
