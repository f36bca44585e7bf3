using Prometheus;
using Shop.Jobs;
using Shop.Orders;
using Shop.Web;

Metrics.SuppressDefaultMetrics();
var endpoints = new Endpoints(new OrderService());
string[] countries = ["DE", "FR", "it", "A\"B"];
for (int i = 0; i < 60; i++)
{
    var order = new Order((OrderStatus)(i % 3), (PaymentMethod)(i % 2), countries[i % countries.Length], i % 17 == 0 ? 0 : i * 1.25, i % 7);
    endpoints.Handle(i % 5 == 0 ? "PUT" : "POST", order, i % 4 == 0);
}

Jobs.RunAll();
await Metrics.DefaultRegistry.CollectAndExportAsTextAsync(Console.OpenStandardOutput());
