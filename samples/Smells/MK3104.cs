// Other label values than labels
using Prometheus;

namespace Smells.MK3104;

public class Checkout(IMetricFactory metrics)
{
    private readonly Prometheus.Counter _orders = metrics.CreateCounter("orders_total", "Orders, by status.", ["shop", "status"]);

    public void Refuse() => _orders.WithLabels("refused").Inc(); // MK3104
}
