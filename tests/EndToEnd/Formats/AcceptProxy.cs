using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MetricsKit.EndToEnd.Tests.Formats;

/// <summary>Stands between Prometheus and an exposition, and asks for the format that Prometheus cannot be told to ask for.</summary>
internal sealed class AcceptProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private AcceptProxy(WebApplication app) => _app = app;

    /// <summary>Serves each format at a path of its name.</summary>
    /// <param name="exposition">Where the exposition is.</param>
    /// <param name="formats">Names, and the Accept header that each is asked for with.</param>
    public static async Task<AcceptProxy> StartAsync(Uri exposition, params (string Name, string Accept)[] formats)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var proxy = new AcceptProxy(builder.Build());
        foreach ((string name, string accept) in formats)
        {
            proxy._app.MapGet("/" + name, (HttpContext context) => proxy.ForwardAsync(exposition, accept, context));
        }

        await proxy._app.StartAsync();
        return proxy;
    }

    public Uri AddressOf(string format) => new(new Uri(_app.Urls.Single()), format);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(Uri exposition, string accept, HttpContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, exposition);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using HttpResponseMessage response = await _client.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
