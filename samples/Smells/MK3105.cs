// A label value in another label's place
using Prometheus;

namespace Smells.MK3105;

public class Checkout(IMetricFactory metrics)
{
    private readonly Prometheus.Counter _orders = metrics.CreateCounter("orders_total", "Orders, by status.", ["shop", "status"]);

    public void Pay(string shop, string status) => _orders.WithLabels(status, shop).Inc(); // MK3105
}
