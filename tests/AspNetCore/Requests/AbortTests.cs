using System.Net.Sockets;
using System.Text;
using MetricsKit.AspNetCore.Tests.Support;

namespace MetricsKit.AspNetCore.Tests.Requests;

/// <summary>On the real server: clients that leave.</summary>
public sealed class AbortTests
{
    [Theory]
    [InlineData("/throws")]
    [InlineData("/returns")]
    [InlineData("/writes-regardless")]
    public async Task A_client_that_leaves_before_its_answer_counts_as_499(string path)
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/throws", async (HttpContext context) => await UntilLeft(context, entered).WaitAsync(context.RequestAborted));
                app.MapGet("/returns", async (HttpContext context) => await UntilLeft(context, entered));
                app.MapGet("/writes-regardless", async (HttpContext context) =>
                {
                    await UntilLeft(context, entered);
                    await context.Response.WriteAsync("too late", CancellationToken.None);
                });
            },
            kestrel: true);

        using (Socket client = await SendAsync(app, path))
        {
            await entered.Task;
        }

        await app.FinishedAsync();

        Assert.Equal(1, app.Requests(path, "GET", "499"));
    }

    [Fact]
    public async Task A_client_that_leaves_after_its_answer_has_begun_got_that_status()
    {
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/", async (HttpContext context) =>
                {
                    await context.Response.WriteAsync("begun");
                    await context.Response.Body.FlushAsync();
                    await UntilLeft(context, entered);
                });
            },
            kestrel: true);

        using (Socket client = await SendAsync(app, "/"))
        {
            await client.ReceiveAsync(new byte[100]);
            await entered.Task;
        }

        await app.FinishedAsync();

        Assert.Equal(1, app.Requests("/", "GET", "200"));
    }

    // Waits for the client to leave, without passing its token to anything that would throw.
    private static async Task UntilLeft(HttpContext context, TaskCompletionSource entered)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(left.SetResult);
        entered.SetResult();
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<Socket> SendAsync(TestApp app, string path)
    {
        Uri address = app.Client.BaseAddress!;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(address.Host, address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        return socket;
    }
}
