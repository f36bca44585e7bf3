// Two labels that are swapped
using MetricsKit;

namespace Smells.MK3007;

[MetricSet(Prefix = "mk3007")]
public static partial class ShopMetrics
{
    /// <summary>Requests by route and country.</summary>
    [Counter("requests_total")]
    public static partial Counter Requests([Label(MaxValues = 50)] string route, [Label(MaxValues = 60)] string country);
}

public class Shop
{
    public void Handle(string route, string country) => ShopMetrics.Requests(country, route).Inc(); // MK3007
}
