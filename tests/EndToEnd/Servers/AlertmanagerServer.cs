using System.Text.RegularExpressions;
using MetricsKit.EndToEnd.Tests.Support;
using YamlDotNet.Serialization;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>A real Alertmanager that sends everything to one webhook, at once.</summary>
internal sealed partial class AlertmanagerServer : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private AlertmanagerServer(ServerProcess process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public string Output => _process.Output;

    /// <param name="folder">Where it may write.</param>
    /// <param name="webhook">Where it sends notifications.</param>
    public static async Task<AlertmanagerServer> StartAsync(string folder, Uri webhook)
    {
        string config = Path.Combine(folder, "alertmanager.yml");
        await File.WriteAllTextAsync(config, new Serializer().Serialize(new
        {
            route = new
            {
                receiver = "webhook",
                group_by = new[] { "alertname", "team", "namespace" },
                group_wait = "100ms",
                group_interval = "1s",
                repeat_interval = "1h",
            },
            receivers = new[] { new { name = "webhook", webhook_configs = new[] { new { url = webhook.AbsoluteUri, send_resolved = true } } } },
        }));
        (ServerProcess process, Uri address) = await ServerProcess.StartAsync(
            "Alertmanager",
            Needs.Find(Needs.AlertmanagerNames)!,
            [
                $"--config.file={config}",
                $"--storage.path={Path.Combine(folder, "alertmanager")}",
                "--web.listen-address=127.0.0.1:0",
                "--cluster.listen-address=", // no gossip
            ],
            folder,
            Announcement());
        return new AlertmanagerServer(process, address);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"msg=""Listening on"".* address=(127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}
