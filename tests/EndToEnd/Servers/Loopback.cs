using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>What the servers talk to beside the shop: the webhook that is paged, and expositions kept for a second scrape.</summary>
internal sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonNode> _notifications = new();
    private readonly ConcurrentDictionary<string, Exposition> _expositions = new();

    private Loopback(WebApplication app)
    {
        _app = app;
        app.MapPost("/webhook", async (HttpRequest request) => _notifications.Enqueue((await JsonNode.ParseAsync(request.Body))!));
        app.MapGet("/kept/{name}", (string name) => Results.Text(_expositions[name].Text, _expositions[name].ContentType));
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>All notifications so far, as Alertmanager posted them.</summary>
    public IReadOnlyCollection<JsonNode> Notifications => _notifications;

    public static async Task<Loopback> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var loopback = new Loopback(builder.Build());
        await loopback._app.StartAsync();
        return loopback;
    }

    /// <summary>Serves an exposition at <c>/kept/name</c> from now on.</summary>
    public void Keep(string name, Exposition exposition) => _expositions[name] = exposition;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>One answer to a scrape.</summary>
/// <param name="ContentType">Its Content-Type, as sent.</param>
/// <param name="Text">Its body.</param>
internal sealed record Exposition(string ContentType, string Text);
