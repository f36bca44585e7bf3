// A rule that no rule file would contain
using MetricsKit;

namespace Smells.MK5012;

public static class Startup // not a [MetricSet(Prefix = "mk5012")]
{
    [ErrorRatioAlert("OrdersFailing", Metric = "shop_orders_total", Errors = "outcome='refused'", Above = 0.05)] // MK5012
    public static void Configure()
    {
    }
}
