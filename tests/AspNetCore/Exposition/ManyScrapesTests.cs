using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using MetricsKit.AspNetCore.Tests.Support;
using MetricsKit.Families;

namespace MetricsKit.AspNetCore.Tests.Exposition;

/// <summary>The endpoint behind the real server, with clients that do not behave.</summary>
public sealed class ManyScrapesTests
{
    private const string Get = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_client_that_leaves_in_the_middle_is_no_error()
    {
        await using TestApp app = await StartAsync();
        for (int i = 0; i < 5; i++)
        {
            using Socket client = await AskAsync(app);
            client.Close(0);
            await app.FinishedAsync();
        }

        Assert.Null(app.Escaped);
        Assert.Contains("\nbig{", await app.Client.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_reader_keeps_no_other_waiting()
    {
        await using TestApp app = await StartAsync();
        using Socket slow = await AskAsync(app);

        string whole = await app.Client.GetStringAsync("/metrics").WaitAsync(Patience);

        Assert.Contains("\nbig{", whole, StringComparison.Ordinal);
        slow.Close(0);
        await app.FinishedAsync();
        Assert.Null(app.Escaped);
    }

    [Fact]
    public async Task Many_scrapes_at_once_are_each_whole()
    {
        await using TestApp app = await StartAsync();
        string expected = Big(await app.Client.GetStringAsync("/metrics"));

        string[] all = await Task.WhenAll(Enumerable.Range(0, 24).Select(async i =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
            if (i % 2 == 0)
            {
                request.Headers.Add("Accept-Encoding", "gzip");
            }

            using HttpResponseMessage response = await app.Client.SendAsync(request);
            Stream body = await response.Content.ReadAsStreamAsync();
            using var reader = new StreamReader(i % 2 == 0 ? new GZipStream(body, CompressionMode.Decompress) : body);
            return Big(await reader.ReadToEndAsync());
        })).WaitAsync(Patience);

        Assert.All(all, text => Assert.True(expected == text, "An exposition differs."));
        Assert.Null(app.Escaped);
    }

    [Fact]
    public async Task HEAD_of_a_compressed_exposition_has_no_body()
    {
        await using TestApp app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/metrics") { Headers = { { "Accept-Encoding", "gzip" } } };

        HttpResponseMessage response = await app.SendAsync(request);

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>The family that <see cref="StartAsync"/> adds, without what changes from scrape to scrape.</summary>
    private static string Big(string text) => string.Join('\n', text.Split('\n').Where(line => line.StartsWith("big{", StringComparison.Ordinal)));

    /// <summary>An app whose exposition is larger than what connections hold for a client that does not read.</summary>
    private static async Task<TestApp> StartAsync()
    {
        TestApp app = await TestApp.StartAsync(app => app.MapMetricsEndpoint(), kestrel: true);
        Family<Gauge> family = app.Registry.RegisterGauge(new FamilyDefinition
        {
            Name = "big",
            Help = "x",
            MaxSeries = 20_000,
            Labels = [LabelDefinition.Open("pad", false, 20_000)],
        });
        for (int i = 0; i < 16_000; i++)
        {
            family.Find(0, $"{i:D10}{new string('x', 600)}");
        }

        return app;
    }

    /// <summary>Asks, and reads no more than the first bytes of the answer.</summary>
    private static async Task<Socket> AskAsync(TestApp app)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync("127.0.0.1", app.Client.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(Get));
        Assert.True(await socket.ReceiveAsync(new byte[100]).WaitAsync(Patience) > 0);
        return socket;
    }
}
