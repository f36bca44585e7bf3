// A value in another unit than its metric
using System.Diagnostics;
using MetricsKit;

namespace Smells.MK6003;

[MetricSet(Prefix = "mk6003")]
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
        var watch = Stopwatch.StartNew();
        Pay();
        ShopMetrics.Checkout().Observe(watch.ElapsedMilliseconds); // MK6003
    }

    private static void Pay() { }
}
