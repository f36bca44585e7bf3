// A gauge that an exception leaves too high
using System.Threading.Tasks;
using MetricsKit;

namespace Smells.MK6005;

[MetricSet(Prefix = "mk6005")]
public static partial class ShopMetrics
{
    /// <summary>Payments in progress.</summary>
    [Gauge("payments_in_progress")]
    public static partial Gauge Payments();
}

public class Shop
{
    public async Task PayAsync(System.Net.Http.HttpClient bank)
    {
        ShopMetrics.Payments().Inc(); // MK6005
        await bank.GetAsync("/pay");
        ShopMetrics.Payments().Dec();
    }
}
