// A counter that is decremented
using MetricsKit;

namespace Smells.MK6001;

[MetricSet(Prefix = "mk6001")]
public static partial class ShopMetrics
{
    /// <summary>Carts that are open.</summary>
    [Counter("open_carts_total")]
    public static partial Counter OpenCarts();
}

public class Cart
{
    public void Open() => ShopMetrics.OpenCarts().Inc();

    public void Close() => ShopMetrics.OpenCarts().Inc(-1); // MK6001
}
