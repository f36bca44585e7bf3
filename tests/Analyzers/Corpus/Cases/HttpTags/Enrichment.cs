using System.Diagnostics;
using System.Net.Http.Metrics;
using Microsoft.AspNetCore.Http.Features;

namespace Parkway.Web;

public static class Enrichment
{
    public static WebApplication UseParkwayTags(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            var feature = context.Features.Get<IHttpMetricsTagsFeature>();
            if (feature is not null)
            {
                var source = context.Request.Query["utm_medium"].ToString() switch
                {
                    "" => "none",
                    "social" => "social",
                    "email" => "email",
                    _ => "other",
                };
                feature.Tags.Add(new KeyValuePair<string, object?>("mkt_medium", source)); // bounded: mkt_medium
                feature.Tags.Add(new("campaign", context.Request.Query["utm_campaign"].ToString())); // high: campaign
            }

            await next(context);
            context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("client_ip", context.Connection.RemoteIpAddress?.ToString())); // high: client_ip
            context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("cached", context.Response.Headers.ContainsKey("Age"))); // bounded: cached
        });
        return app;
    }
}

public sealed class TaggingHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpMetricsEnrichmentContext.AddCallback(request, static enrichment =>
        {
            enrichment.AddCustomTag("upstream", enrichment.Request.RequestUri?.Host); // bounded: upstream
            enrichment.AddCustomTag("url.path", enrichment.Request.RequestUri?.AbsolutePath); // high: url.path
            enrichment.AddCustomTag("error.text", enrichment.Exception?.Message); // high: error.text
            enrichment.AddCustomTag("error.kind", enrichment.Exception?.GetType().Name ?? "none"); // bounded: error.kind
        });
        return base.SendAsync(request, cancellationToken);
    }
}
