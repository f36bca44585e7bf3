using System.Net;
using System.Net.WebSockets;
using System.Text;
using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MetricsKit.AspNetCore.Tests.Requests;

/// <summary>On the real server: what must go on working while it is measured.</summary>
public sealed class OpenConnectionTests
{
    [Fact]
    public async Task A_web_socket_works_counts_and_is_not_timed()
    {
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.UseWebSockets();
                app.MapGet("/socket", async (HttpContext context) =>
                {
                    using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
                    byte[] buffer = new byte[100];
                    ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    await socket.SendAsync(buffer.AsMemory(0, received.Count), WebSocketMessageType.Text, true, CancellationToken.None);
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                });
            },
            kestrel: true);
        using var client = new ClientWebSocket();

        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{app.Client.BaseAddress!.Port}/socket"), CancellationToken.None);
        await client.SendAsync("echo"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] answer = new byte[100];
        WebSocketReceiveResult received = await client.ReceiveAsync(answer, CancellationToken.None);
        await client.ReceiveAsync(new byte[100], CancellationToken.None);
        await client.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await app.FinishedAsync();

        Assert.Equal("echo", Encoding.UTF8.GetString(answer, 0, received.Count));
        Assert.Equal(1, app.Requests("/socket", "GET", "101"));
        Assert.Null(app.Histogram("http_request_duration_seconds_count", "/socket"));
        Assert.Null(app.Histogram("http_response_size_bytes_count", "/socket"));
    }

    [Fact]
    public async Task Server_sent_events_arrive_as_they_are_flushed_and_are_not_timed()
    {
        var second = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/events", async (HttpContext context) =>
                {
                    context.Response.ContentType = "text/event-stream; charset=utf-8";
                    await context.Response.WriteAsync("data: 1\n\n");
                    await context.Response.Body.FlushAsync();
                    await second.Task;
                    await context.Response.WriteAsync("data: 2\n\n");
                });
            },
            kestrel: true);

        using HttpResponseMessage response = await app.Client.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        string? first = await reader.ReadLineAsync();
        second.SetResult();
        string rest = await reader.ReadToEndAsync();
        await app.FinishedAsync();

        Assert.Equal("data: 1", first);
        Assert.Equal("\ndata: 2\n\n", rest);
        Assert.Equal(1, app.Requests("/events", "GET", "200"));
        Assert.Null(app.Histogram("http_request_duration_seconds_count", "/events"));
        Assert.Equal(18, app.Histogram("http_response_size_bytes_sum", "/events"));
    }

    [Fact]
    public async Task Trailers_of_HTTP2_arrive()
    {
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/", async (HttpContext context) =>
                {
                    context.Response.DeclareTrailer("checksum");
                    await context.Response.WriteAsync("body");
                    context.Response.AppendTrailer("checksum", "42");
                });
            },
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(listen => listen.Protocols = HttpProtocols.Http2)),
            kestrel: true);
        var request = new HttpRequestMessage(HttpMethod.Get, "/") { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };

        HttpResponseMessage response = await app.SendAsync(request);

        Assert.Equal("body", await response.Content.ReadAsStringAsync());
        Assert.Equal("42", response.TrailingHeaders.GetValues("checksum").Single());
        Assert.Equal(4, app.Histogram("http_response_size_bytes_sum", "/"));
    }

    [Fact]
    public async Task A_response_can_be_started_and_completed_before_the_pipeline_ends()
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/", async (HttpContext context) =>
                {
                    await context.Response.StartAsync();
                    await context.Response.WriteAsync("all");
                    await context.Response.CompleteAsync();
                    await seen.Task;
                });
            },
            kestrel: true);

        string body = await app.Client.GetStringAsync(new Uri("/", UriKind.Relative));
        seen.SetResult();
        await app.FinishedAsync();

        Assert.Equal("all", body);
        Assert.Equal(1, app.Requests("/", "GET", "200"));
    }
}
