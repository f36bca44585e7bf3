using System.Globalization;
using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.Families;

namespace MetricsKit.EndToEnd.Tests.Formats;

/// <summary>One registry, scraped by a real Prometheus in each format, once for all tests.</summary>
public sealed class ScrapedFormats : IAsyncLifetime
{
    public const string Text = "text";
    public const string OpenMetrics = "openmetrics";
    public const string Protobuf = "protobuf";

    private readonly Stack<IDisposable> _folders = new();
    private readonly Stack<IAsyncDisposable> _started = new();
    private PrometheusServer? _prometheus;

    internal PrometheusServer Prometheus => _prometheus!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (Needs.Missing(Needs.Prometheus) is { } missing)
        {
            // Without CI=true no test of the class runs.
            Assert.False(Needs.AreMust, missing);
            return;
        }

        var registry = new MetricRegistry();
        Fill(registry);
        var options = new MetricsListenerOptions { Address = System.Net.IPAddress.Loopback };
        options.Registries.Add(registry);
        var listener = new MetricsListener(options);
        _started.Push(listener);
        listener.Start();
        var exposition = new Uri($"http://127.0.0.1:{listener.Port}/metrics");
        AcceptProxy proxy = await AcceptProxy.StartAsync(exposition, (Text, "text/plain;version=0.0.4"), (OpenMetrics, "application/openmetrics-text;version=1.0.0"));
        _started.Push(proxy);
        var folder = new TemporaryFolder();
        _folders.Push(folder);
        string rules = Path.Combine(folder.Path, "rules.yaml");
        await File.WriteAllTextAsync(rules, "groups: []\n");

        // With native histograms enabled, protobuf is what Prometheus itself asks for.
        _started.Push(_prometheus = await PrometheusServer.StartAsync(
            folder.Path,
            rules,
            new Uri("http://127.0.0.1:9"),
            ["native-histograms", "exemplar-storage"],
            [new(Text, proxy.AddressOf(Text), []), new(OpenMetrics, proxy.AddressOf(OpenMetrics), []), new(Protobuf, exposition, [])]));
        foreach (string job in (string[])[Text, OpenMetrics, Protobuf])
        {
            await AnswersAsync($"up{{job=\"{job}\"}} == 1", result => result.Count == 1);
        }
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        while (_started.TryPop(out IAsyncDisposable? started))
        {
            await started.DisposeAsync();
        }

        while (_folders.TryPop(out IDisposable? folder))
        {
            folder.Dispose();
        }
    }

    /// <summary>Asks until the answer satisfies.</summary>
    internal Task<JsonArray> AnswersAsync(string expression, Func<JsonArray, bool> satisfies) => Eventually.Async(
        expression, TimeSpan.FromSeconds(60), () => Prometheus.QueryAsync(expression), satisfies, () => Prometheus.Output);

    /// <summary>The number that an expression gives.</summary>
    internal async Task<double> NumberAsync(string expression) =>
        double.Parse((string)(await AnswersAsync(expression, result => result.Count == 1))[0]!["value"]![1]!, CultureInfo.InvariantCulture);

    private static void Fill(MetricRegistry registry)
    {
        const string Nasty = "a\\b\"c\nd\0\ud800 \u00e4\ud83d\ude00{}\r#";
        Family<Counter> orders = registry.RegisterCounter(new()
        {
            Name = "orders_total",
            Help = Nasty,
            Labels = [LabelDefinition.Closed("status", true, "paid", Nasty), LabelDefinition.Open("topic", true, 5)],
        });
        orders.Find(0, "new").Inc(41L);
        orders.Find(1, Nasty).Inc(0.125, Exemplar.From(("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736"), ("span_id", "00f067aa0ba902b7")));
        registry.RegisterCounter(new() { Name = "jobs_done", Help = "No suffix." }).Create(0).Inc((1L << 53) - 1);
        Family<Gauge> gauges = registry.RegisterGauge(new() { Name = "numbers", Help = "Ends of the doubles.", Labels = [LabelDefinition.Range("n", false, 0, 6)] });
        double[] numbers = [0, -0.125, double.MaxValue, double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        for (int i = 0; i < numbers.Length; i++)
        {
            gauges.Create(i).Set(numbers[i]);
        }

        Histogram sizes = registry.RegisterHistogram(new() { Name = "size_bytes", Help = "Sizes.", Buckets = [-1, 0, 0.00001, 0.3, 1, 1e5, 1048576, 1e23] }).Create(0);
        Histogram both = Native(registry, "both_seconds", null);
        Histogram alone = Native(registry, "alone_seconds", []);
        for (int i = 1; i <= 1_000; i++)
        {
            sizes.Observe(i * 0.5);
            both.Observe(i / 100.0, i == 500 ? Exemplar.From(("trace_id", "500")) : null);
            alone.Observe(i / 100.0);
        }

        alone.Observe(0);
        alone.Observe(-3);
    }

    private static Histogram Native(MetricRegistry registry, string name, double[]? buckets) =>
        registry.RegisterHistogram(new() { Name = name, Help = "Native.", Buckets = buckets, Native = true }).Create(0);
}
