using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MetricsKit.EndToEnd.Tests.Support;
using YamlDotNet.Serialization;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>A real Prometheus that scrapes and evaluates each second.</summary>
internal sealed partial class PrometheusServer : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly HttpClient _client;

    private PrometheusServer(ServerProcess process, Uri address)
    {
        _process = process;
        _client = new HttpClient { BaseAddress = address };
    }

    public string Output => _process.Output;

    /// <param name="folder">Where it may write.</param>
    /// <param name="ruleFile">Path of its rules.</param>
    /// <param name="alertmanager">Where it sends alerts.</param>
    /// <param name="targets">What it scrapes.</param>
    public static Task<PrometheusServer> StartAsync(string folder, string ruleFile, Uri alertmanager, params ScrapeTarget[] targets) =>
        StartAsync(folder, ruleFile, alertmanager, [], targets);

    /// <param name="folder">Where it may write.</param>
    /// <param name="ruleFile">Path of its rules.</param>
    /// <param name="alertmanager">Where it sends alerts.</param>
    /// <param name="features">What else it shall do, as <c>--enable-feature</c> names it.</param>
    /// <param name="targets">What it scrapes.</param>
    public static async Task<PrometheusServer> StartAsync(string folder, string ruleFile, Uri alertmanager, string[] features, ScrapeTarget[] targets)
    {
        string config = Path.Combine(folder, "prometheus.yml");
        await File.WriteAllTextAsync(config, new Serializer().Serialize(new
        {
            global = new { scrape_interval = "1s", scrape_timeout = "1s", evaluation_interval = "1s" },
            rule_files = new[] { ruleFile },
            alerting = new { alertmanagers = new[] { new { static_configs = new[] { new { targets = new[] { alertmanager.Authority } } } } } },
            scrape_configs = targets.Select(target => new
            {
                job_name = target.Job,
                metrics_path = target.Address.AbsolutePath,
                static_configs = new[] { new { targets = new[] { target.Address.Authority }, labels = target.Labels } },
            }),
        }));
        (ServerProcess process, Uri address) = await ServerProcess.StartAsync(
            "Prometheus",
            Needs.Find(Needs.Prometheus)!,
            [
                $"--config.file={config}",
                $"--storage.tsdb.path={Path.Combine(folder, "prometheus")}",
                "--web.listen-address=127.0.0.1:0",
                .. features.Select(feature => $"--enable-feature={feature}"),
            ],
            folder,
            Announcement());
        var server = new PrometheusServer(process, address);
        try
        {
            // It listens before it answers queries.
            await Eventually.Async("Prometheus is ready", TimeSpan.FromSeconds(60), server.IsReadyAsync, static ready => ready, () => process.Output);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Result of an instant query.</summary>
    public async Task<JsonArray> QueryAsync(string expression) =>
        (JsonArray)(await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(expression)}"))["result"]!;

    /// <summary>Exemplars of the last hour, of the series that an expression selects.</summary>
    public async Task<JsonArray> ExemplarsAsync(string expression)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return (JsonArray)await GetAsync($"/api/v1/query_exemplars?query={Uri.EscapeDataString(expression)}&start={now - 3_600}&end={now + 60}");
    }

    /// <summary>All rules of all groups, with their state.</summary>
    public async Task<IReadOnlyList<JsonNode>> RulesAsync() =>
        ((JsonArray)(await GetAsync("/api/v1/rules"))["groups"]!).SelectMany(g => (JsonArray)g!["rules"]!).Select(rule => rule!).ToList();

    /// <summary>State of an alerting rule: inactive, pending or firing.</summary>
    public async Task<string> StateAsync(string alert) =>
        (await RulesAsync()).Single(rule => (string?)rule["name"] == alert)["state"]!.GetValue<string>();

    /// <summary>Label sets, name included, of all series of a job.</summary>
    public async Task<IReadOnlyList<JsonObject>> SeriesAsync(string job) =>
        ((JsonArray)await GetAsync($"/api/v1/series?match[]={Uri.EscapeDataString($"{{job=\"{job}\"}}")}")).Select(series => (JsonObject)series!).ToList();

    /// <summary>What scrapes of a job said about metrics, by metric family.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TypesAsync(string job) =>
        ((JsonArray)await GetAsync($"/api/v1/targets/metadata?match_target={Uri.EscapeDataString($"{{job=\"{job}\"}}")}"))
            .ToDictionary(metric => (string)metric!["metric"]!, metric => (string)metric!["type"]!);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<bool> IsReadyAsync()
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri("/-/ready", UriKind.Relative));
        return response.IsSuccessStatusCode;
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using HttpResponseMessage response = await _client.GetAsync(new Uri(path, UriKind.Relative));
        string body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? JsonNode.Parse(body)!["data"]!
            : throw new InvalidOperationException($"Prometheus refuses {path}: {body}");
    }

    [GeneratedRegex(@"msg=""Listening on"".* address=(127\.0\.0\.1:\d+)")]
    private static partial Regex Announcement();
}

/// <summary>What Prometheus scrapes.</summary>
/// <param name="Job">Value of the label <c>job</c>.</param>
/// <param name="Address">Where the exposition is.</param>
/// <param name="Labels">Labels added to each series.</param>
internal sealed record ScrapeTarget(string Job, Uri Address, Dictionary<string, string> Labels);
