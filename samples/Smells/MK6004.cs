// A helper that ends before the asynchronous work
using System.Threading.Tasks;
using MetricsKit;

namespace Smells.MK6004;

[MetricSet(Prefix = "mk6004")]
public static partial class ShopMetrics
{
    /// <summary>Payments that failed.</summary>
    [Counter("payment_failures_total")]
    public static partial MeterCounter Failures();
}

public class Shop
{
    public async Task PayAsync(System.Net.Http.HttpClient bank) =>
        await ShopMetrics.Failures().CountExceptions(async () => await bank.GetAsync("/pay")); // MK6004
}
