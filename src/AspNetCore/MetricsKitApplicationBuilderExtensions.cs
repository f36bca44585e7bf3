using System.Diagnostics.CodeAnalysis;
using MetricsKit;
using MetricsKit.Exposition;
using MetricsKit.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Serves metrics and measures requests.</summary>
public static class MetricsKitApplicationBuilderExtensions
{
    /// <summary>
    /// Serves the host's registry and <see cref="MetricRegistry.Default"/> as one exposition, for GET and HEAD, as
    /// Prometheus text 0.0.4 or OpenMetrics 1.0, whichever the client prefers. Without <c>AddMetricsKit</c> it is the
    /// default registry alone.
    /// </summary>
    /// <remarks>
    /// An endpoint like any other: <c>RequireAuthorization</c>, <c>RequireHost("*:9090")</c> and the like apply, and so does
    /// an authorization fallback policy. It is left out of API descriptions and of the request metrics, where scrapes
    /// would hide a drop in traffic.
    /// </remarks>
    /// <param name="endpoints">Where to map it.</param>
    /// <param name="pattern">Route pattern; must agree with the path in <c>[assembly: ScrapeEndpoint]</c>.</param>
    public static IEndpointConventionBuilder MapMetricsEndpoint(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern = "/metrics")
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        MetricRegistry? own = endpoints.ServiceProvider.GetService<MetricRegistry>();
        return endpoints.MapMetricsEndpoint(pattern, own is null || own == MetricRegistry.Default ? [MetricRegistry.Default] : [own, MetricRegistry.Default]);
    }

    /// <summary>As <see cref="MapMetricsEndpoint(IEndpointRouteBuilder, string)"/>, of these registries alone; may be called several times.</summary>
    /// <param name="endpoints">Where to map it.</param>
    /// <param name="pattern">Route pattern.</param>
    /// <param name="registries">Registries that are shown as one exposition, with the host's constant labels; the first one's series where two have the same.</param>
    /// <exception cref="ArgumentException">No registry.</exception>
    public static IEndpointConventionBuilder MapMetricsEndpoint(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, params MetricRegistry[] registries)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(registries);
        if (registries.Length == 0 || registries.Contains(null))
        {
            throw new ArgumentException("MapMetricsEndpoint has no registries to show, or null among them; leave them out for the host's own and the default one.", nameof(registries));
        }

        var labels = endpoints.ServiceProvider.GetService<IOptions<MetricsKitOptions>>()?.Value.ConstantLabels.ToArray() ?? [];
        var handler = new MetricsEndpoint([.. registries.Distinct()], labels);
        return endpoints.MapMethods(pattern, MetricsEndpoint.Methods, handler.InvokeAsync)
            .WithDisplayName("Prometheus metrics")
            .WithMetadata(new ExcludeFromDescriptionAttribute(), UnmeasuredMetadata.Instance);
    }

    /// <summary>
    /// Answers with 404 on every connection that did not come in at one of these ports of the server. Unlike
    /// <c>RequireHost("*:9090")</c>, which believes the Host header that the client writes, this keeps customers out who reach another port.
    /// </summary>
    /// <typeparam name="TBuilder">Kind of the endpoint.</typeparam>
    /// <param name="builder">The endpoint.</param>
    /// <param name="ports">TCP ports that the server listens on, 1 to 65,535.</param>
    /// <exception cref="ArgumentException">No port, or one that is none.</exception>
    public static TBuilder RequireLocalPort<TBuilder>(this TBuilder builder, params int[] ports)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(ports);
        if (ports.Length == 0 || ports.Any(static port => port is < 1 or > 65_535))
        {
            throw new ArgumentException("RequireLocalPort needs ports from 1 to 65,535 that the server listens on.", nameof(ports));
        }

        var filter = new LocalPorts(ports);
        builder.Finally(filter.Guard);
        return builder;
    }

    /// <summary>
    /// Keeps <c>http_requests_total</c>, <c>http_request_duration_seconds</c>, <c>http_request_size_bytes</c> and
    /// <c>http_response_size_bytes</c> (named in <see cref="RequestMetrics"/>) in the host's registry, or in
    /// <see cref="MetricRegistry.Default"/> without <c>AddMetricsKit</c>.
    /// </summary>
    /// <remarks>
    /// Call it first, before <c>UseExceptionHandler</c> and response compression, so that it sees the final status and
    /// the bytes that leave. <c>handler</c> is the route template of the endpoint, never the path that was asked for, so
    /// a client cannot add series; requests without an endpoint are <c>unmatched</c>. An exception that passes counts as
    /// 500, a client that left before its answer as 499. Upgraded connections and event streams, which stay open by
    /// design, are counted but not timed.
    /// </remarks>
    /// <param name="app">The pipeline.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public static IApplicationBuilder UseRequestMetrics(this IApplicationBuilder app, Action<RequestMetricsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(app);

        var options = new RequestMetricsOptions();
        configure?.Invoke(options);
        options.Validate();

        MetricRegistry registry = app.ApplicationServices.GetService<MetricRegistry>() ?? MetricRegistry.Default;
        var metrics = new RequestMetricSet(registry);
        var handlers = new HandlerNames(options.MaxHandlers);
        return app.Use(next => new RequestMetricsMiddleware(next, metrics, handlers).InvokeAsync);
    }
}
