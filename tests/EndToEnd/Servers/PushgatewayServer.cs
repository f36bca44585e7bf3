using System.Text.RegularExpressions;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>A real Pushgateway that forgets everything when it ends.</summary>
internal sealed partial class PushgatewayServer : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private PushgatewayServer(ServerProcess process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
        Address = address;
    }

    public Uri Address { get; }

    public string Output => _process.Output;

    /// <param name="port">Where to listen; 0 for any port.</param>
    public static async Task<PushgatewayServer> StartAsync(int port = 0)
    {
        (ServerProcess process, Uri address) = await ServerProcess.StartAsync(
            "Pushgateway",
            Needs.Find(Needs.PushgatewayNames)!,
            [$"--web.listen-address=127.0.0.1:{port}", "--persistence.file="],
            Path.GetTempPath(),
            Announcement());
        return new PushgatewayServer(process, address);
    }

    /// <summary>What it exposes, its own metrics too, as lines.</summary>
    public async Task<string[]> ScrapeAsync() => (await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"msg=""Listening on"".* address=(127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}
