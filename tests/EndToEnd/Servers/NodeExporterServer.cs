using System.Text.RegularExpressions;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>A real node_exporter that collects text files and nothing else.</summary>
internal sealed partial class NodeExporterServer : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private NodeExporterServer(ServerProcess process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    public string Output => _process.Output;

    /// <param name="folder">The folder of the text files.</param>
    public static async Task<NodeExporterServer> StartAsync(string folder)
    {
        (ServerProcess process, Uri address) = await ServerProcess.StartAsync(
            "node_exporter",
            Needs.Find(Needs.NodeExporterNames)!,
            ["--web.listen-address=127.0.0.1:0", "--collector.disable-defaults", "--collector.textfile", $"--collector.textfile.directory={folder}"],
            folder,
            Announcement());
        return new NodeExporterServer(process, address);
    }

    /// <summary>What it exposes, as lines.</summary>
    public async Task<string[]> ScrapeAsync() => (await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Split('\n');

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    [GeneratedRegex(@"msg=""Listening on"".* address=(127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}
