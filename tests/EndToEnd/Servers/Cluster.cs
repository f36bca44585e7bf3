using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Rules;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>The shop and what watches it, once a test run: MyShop, Prometheus with the shop's rules, Alertmanager, a webhook.</summary>
public sealed class Cluster : IAsyncLifetime
{
    /// <summary>Job of a kept exposition in the Prometheus text format.</summary>
    public const string TextJob = "kept-text";

    /// <summary>Job of a kept exposition in OpenMetrics.</summary>
    public const string OpenMetricsJob = "kept-openmetrics";

    /// <summary>How much faster time passes than the rules say.</summary>
    internal const int Speed = 60;

    private readonly Stack<IAsyncDisposable> _started = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("metrics-kit-end-to-end-").FullName;
    private readonly Lazy<Task<Incident>> _incident;
    private Loopback? _loopback;
    private ShopServer? _shop;
    private AlertmanagerServer? _alertmanager;
    private PrometheusServer? _prometheus;

    public Cluster() => _incident = new Lazy<Task<Incident>>(() => Incident.ProvokeAsync(this));

    /// <summary>The rules that the shop's build wrote.</summary>
    internal static string DeployedRules { get; } = Repository.PathOf("samples/MyShop/deploy/prometheusrule.yaml");

    /// <summary>The rules that Prometheus loads: the same, faster.</summary>
    internal string LoadedRules => Path.Combine(_folder, "rules.yaml");

    internal ShopServer Shop => _shop!;

    internal PrometheusServer Prometheus => _prometheus!;

    /// <summary>What the shop exposed before its first customer.</summary>
    internal Exposition FirstScrape { get; private set; } = null!;

    internal IReadOnlyCollection<JsonNode> Notifications => _loopback!.Notifications;

    /// <summary>The one incident of this test run; the first test that asks for it provokes it.</summary>
    internal Task<Incident> IncidentAsync() => _incident.Value;

    /// <summary>All that the servers wrote, for failure messages.</summary>
    internal string Explain() => _shop?.Output + _prometheus?.Output + _alertmanager?.Output;

    /// <summary>Asks until the answer satisfies; fails with what the servers wrote.</summary>
    internal Task<T> EventuallyAsync<T>(string what, Func<Task<T>> ask, Func<T, bool> satisfies) =>
        Eventually.Async(what, TimeSpan.FromSeconds(60), ask, satisfies, Explain);

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (Needs.Missing(Needs.Prometheus, Needs.Alertmanager) is { } missing)
        {
            // Without CI=true no test of the collection runs.
            Assert.False(Needs.AreMust, missing);
            return;
        }

        try
        {
            await StartAsync();
        }
        catch
        {
            await StopAsync();
            throw;
        }
    }

    Task IAsyncLifetime.DisposeAsync() => StopAsync();

    private async Task StartAsync()
    {
        MonitorFile monitor = MonitorFile.Read(Repository.PathOf("samples/MyShop/deploy/servicemonitor.yaml"));
        RuleFile.Write(LoadedRules, RuleFile.Scale(RuleFile.ReadSpec(DeployedRules), new DurationScale(1, Speed)));
        _started.Push(_loopback = await Loopback.StartAsync());
        _started.Push(_shop = await ShopServer.StartAsync(_folder));
        await KeepExpositionsAsync(_loopback, _shop);
        _started.Push(_alertmanager = await AlertmanagerServer.StartAsync(_folder, new Uri(_loopback.Address, "/webhook")));
        _started.Push(_prometheus = await PrometheusServer.StartAsync(
            _folder,
            LoadedRules,
            _alertmanager.Address,
            // The operator adds the namespace.
            new ScrapeTarget(monitor.Job, new Uri(_shop.Address, monitor.Path), new() { ["namespace"] = "myshop" }),
            new ScrapeTarget(TextJob, new Uri(_loopback.Address, "/kept/" + TextJob), []),
            new ScrapeTarget(OpenMetricsJob, new Uri(_loopback.Address, "/kept/" + OpenMetricsJob), [])));
    }

    // After the first scrape: should a scrape itself be measured, both formats see its series.
    private async Task KeepExpositionsAsync(Loopback loopback, ShopServer shop)
    {
        FirstScrape = await shop.ScrapeAsync(ShopServer.AcceptText);
        await shop.OrderAsync(fail: false);
        await shop.OrderAsync(fail: true);
        loopback.Keep(TextJob, await shop.ScrapeAsync(ShopServer.AcceptText));
        loopback.Keep(OpenMetricsJob, await shop.ScrapeAsync(ShopServer.AcceptOpenMetrics));
    }

    private async Task StopAsync()
    {
        while (_started.TryPop(out IAsyncDisposable? server))
        {
            await server.DisposeAsync();
        }

        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>Tests that share the servers, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ClusterCollection : ICollectionFixture<Cluster>
{
    public const string Name = "cluster";
}
