using System.Net;
using System.Net.Sockets;
using Prometheus;

namespace Skylight.Http;

public sealed class MeasuringHandler : DelegatingHandler
{
    private static readonly Histogram Calls = Metrics.CreateHistogram("outgoing_seconds", "Calls.", new HistogramConfiguration { LabelNames = ["host", "method", "status"] });
    private static readonly Counter Targets = Metrics.CreateCounter("outgoing_targets_total", "Targets.", "resource");
    private static readonly Counter Failures = Metrics.CreateCounter("outgoing_failures_total", "Failures.", "host", "error", "detail");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var host = request.RequestUri!.Host;
        using var timer = Calls.WithLabels(host, request.Method.Method, "pending").NewTimer(); // bounded: host // bounded: method
        Targets.WithLabels(request.RequestUri.AbsolutePath).Inc(); // high: resource
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Calls.WithLabels(host, request.Method.ToString(), ((int)response.StatusCode).ToString()).Observe(1); // bounded: host // bounded: status
            if (response.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.MovedPermanently)
            {
                Targets.WithLabels(response.Headers.Location?.PathAndQuery ?? "/").Inc(); // high: resource
            }

            return response;
        }
        catch (HttpRequestException e) when (e.InnerException is SocketException socket)
        {
            Failures.WithLabels(host, socket.SocketErrorCode.ToString(), socket.Message).Inc(); // bounded: error // high: detail
            throw;
        }
        catch (Exception e)
        {
            Failures.WithLabels(host, e.GetType().FullName!, e.InnerException?.Message ?? "none").Inc(); // bounded: error // high: detail
            throw;
        }
    }
}
