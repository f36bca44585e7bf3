using Microsoft.AspNetCore.Http.Extensions;
using Prometheus;

namespace Edge.Proxying;

public sealed class Cluster { public string Name { get; set; } = ""; public Uri[] Destinations { get; set; } = []; }

public sealed class EdgeOptions { public List<Cluster> Clusters { get; set; } = []; }

public sealed class EdgeMetricsMiddleware(RequestDelegate next, Microsoft.Extensions.Options.IOptions<EdgeOptions> options)
{
    private static readonly Counter Forwarded = Metrics.CreateCounter("edge_forwarded_total", "Forwarded.", "host", "cluster", "scheme");
    private static readonly Histogram Seconds = Metrics.CreateHistogram("edge_seconds", "Seconds.", "route", "code");
    private static readonly Counter Refused = Metrics.CreateCounter("edge_refused_total", "Refused.", "what");

    public async Task InvokeAsync(HttpContext context)
    {
        Cluster? cluster = options.Value.Clusters.FirstOrDefault(c => context.Request.Path.StartsWithSegments("/" + c.Name));
        if (cluster is null)
        {
            Refused.WithLabels(context.Request.GetDisplayUrl()).Inc(); // high: what
            context.Response.StatusCode = 404;
            return;
        }

        Forwarded.WithLabels(context.Request.Host.Value ?? "", cluster.Name, context.Request.Scheme).Inc(); // high: host // bounded: cluster // bounded: scheme
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await next(context);
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        var template = endpoint?.RoutePattern.RawText;
        Seconds.WithLabels(template ?? "unmatched", context.Response.StatusCode.ToString()).Observe(watch.Elapsed.TotalSeconds); // bounded: route // bounded: code
    }
}

public sealed class LegacyEdgeMiddleware
{
    private static readonly Histogram Took = Metrics.CreateHistogram("legacy_edge_seconds", "Seconds.", "endpoint", "status");
    private readonly RequestDelegate _next;

    public LegacyEdgeMiddleware(RequestDelegate next) => _next = next;

    public async Task Invoke(HttpContext httpContext)
    {
        var routePattern = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern?.RawText ?? httpContext.Request.Path.Value;
        using (Took.WithLabels(routePattern ?? "/", "started").NewTimer()) // high: endpoint
        {
            await _next(httpContext);
        }

        var family = $"{httpContext.Response.StatusCode / 100}xx";
        Took.WithLabels(httpContext.GetEndpoint()?.DisplayName ?? "none", family).Observe(0); // bounded: endpoint // bounded: status
    }
}
