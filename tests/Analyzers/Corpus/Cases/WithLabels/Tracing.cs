using System.Diagnostics;
using Prometheus;

namespace Orbit.Diagnostics;

public class CorrelationMiddleware(RequestDelegate next)
{
    private static readonly Counter Requests = Metrics.CreateCounter("orbit_requests_total", "Requests.", "trace", "verb");
    private static readonly Counter Slow = Metrics.CreateCounter("orbit_slow_total", "Slow.", "op", "threshold");
    private static readonly Histogram Sizes = Metrics.CreateHistogram("orbit_request_bytes", "Sizes.", "size_class", "total_size");

    public async Task InvokeAsync(HttpContext ctx)
    {
        var id = ctx.Request.Headers.TryGetValue("X-Correlation", out var given) ? given.ToString() : Guid.NewGuid().ToString();
        Requests.WithLabels(id, ctx.Request.Method).Inc(); // high: trace // bounded: verb
        Requests.WithLabels(ctx.TraceIdentifier, HttpMethods.GetCanonicalizedValue(ctx.Request.Method)).Inc(); // high: trace // bounded: verb
        Requests.WithLabels(Activity.Current?.TraceId.ToString() ?? "", "any").Inc(); // high: trace

        long length = ctx.Request.ContentLength ?? 0;
        Sizes.WithLabels(length > 1 << 20 ? "big" : "small", length.ToString()).Observe(length); // bounded: size_class // high: total_size

        var path = ctx.Request.Path.Value!.TrimEnd('/');
        var first = path.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "root";
        Slow.WithLabels(first, "1s").Inc(); // high: op
        Slow.WithLabels(path switch { "/health" or "/ready" => path, _ when path.StartsWith("/api") => "/api", _ => "other" }, "1s").Inc(); // bounded: op
        if (path is not ("/login" or "/logout"))
        {
            path = "other";
        }

        Slow.WithLabels(path, "5s").Inc(); // bounded: op
        await next(ctx);
    }
}
