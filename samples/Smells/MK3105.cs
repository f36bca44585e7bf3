// A label value in another label's place
using Prometheus;

namespace Smells.MK3105;

public class Checkout(IMetricFactory metrics)
{
    private readonly Prometheus.Counter _orders = metrics.CreateCounter("orders_total", "Orders, by status.", ["shop", "status"]);

    public void Pay(string status, string country) => _orders.WithLabels(status, country).Inc(); // MK3105
}
