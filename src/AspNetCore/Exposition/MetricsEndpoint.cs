using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MetricsKit.Exposition;

/// <summary>Answers a scrape.</summary>
internal sealed class MetricsEndpoint(MetricRegistry[] registries, KeyValuePair<string, string>[] constantLabels)
{
    private static readonly string[] Varies = [HeaderNames.Accept, HeaderNames.AcceptEncoding];

    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public async Task InvokeAsync(HttpContext context)
    {
        ExpositionFormat format = ContentNegotiation.Choose(context.Request.Headers.Accept.ToString());
        context.Response.ContentType = ContentNegotiation.ContentTypeOf(format);
        context.Response.Headers[HeaderNames.Vary] = Varies;
        context.Response.Headers.CacheControl = "no-store";
        bool isCompressed = ContentNegotiation.AcceptsGzip(context.Request.Headers.AcceptEncoding.ToString());
        if (isCompressed)
        {
            context.Response.Headers.ContentEncoding = "gzip";
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        try
        {
            if (!isCompressed)
            {
                await MetricRegistry.WriteAsync(registries, context.Response.Body, format, constantLabels, context.RequestAborted).ConfigureAwait(false);
                return;
            }

            var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
            await using (gzip.ConfigureAwait(false))
            {
                await MetricRegistry.WriteAsync(registries, gzip, format, constantLabels, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The scraper gave up: its timeout is no fault of the service.
        }
    }
}
