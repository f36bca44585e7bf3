using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MetricsKit.Exposition;

/// <summary>Answers a scrape.</summary>
internal sealed class MetricsEndpoint(MetricRegistry[] registries)
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public async Task InvokeAsync(HttpContext context)
    {
        ExpositionFormat format = ContentNegotiation.Choose(context.Request.Headers.Accept.ToString());
        context.Response.ContentType = ContentNegotiation.ContentTypeOf(format);
        context.Response.Headers[HeaderNames.Vary] = HeaderNames.Accept;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        try
        {
            await MetricRegistry.WriteAsync(registries, context.Response.Body, format, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The scraper gave up: its timeout is no fault of the service.
        }
    }
}
