// A type that is no label
using MetricsKit;

namespace Smells.MK1016;

public sealed record Order(string Text);

[MetricSet(Prefix = "mk1016")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(Order order); // MK1016
}
