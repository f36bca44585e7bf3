// Two labels have the same name
using MetricsKit;

namespace Smells.MK1012;

public enum Outcome { Paid, Refused }

[MetricSet(Prefix = "mk1012")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(Outcome status, [Label("status")] bool replayed); // MK1012
}
