using System.Globalization;
using Prometheus;
using Shop.Orders;

namespace Shop.Web;

/// <summary>Answers requests, or what stands for them here.</summary>
public sealed class Endpoints(OrderService orders)
{
    private static readonly Counter Requests = Metrics.CreateCounter("shop_http_requests_total", "Requests.", "method", "status", "cached");
    private static readonly Gauge Active = Metrics.CreateGauge("shop_http_requests_active", "Requests at work, by handler.", "handler");
    private static readonly Histogram Duration = Metrics.CreateHistogram("shop_http_request_duration_seconds", "Duration of a request.", "handler");

    /// <summary>Answers one.</summary>
    public int Handle(string method, Order order, bool cached)
    {
        string handler = cached ? "cache" : "orders";
        using (Active.WithLabels(handler).TrackInProgress())
        using (Duration.WithLabels(handler).NewTimer())
        {
            int status = order.Items == 0 ? 400 : 201;
            orders.Take(order);
            Requests.WithLabels(method, status.ToString(CultureInfo.InvariantCulture), cached.ToString()).Inc();
            return status;
        }
    }
}
