#nullable enable
namespace Prometheus;

public sealed class Exemplar
{
    public static readonly Exemplar None = null!;
    internal Exemplar() { }
    public static LabelKey Key(string key) => default;
    public static LabelPair Pair(string key, string value) => default;
    public static Exemplar From(in LabelPair labelPair1, in LabelPair labelPair2, in LabelPair labelPair3, in LabelPair labelPair4, in LabelPair labelPair5, in LabelPair labelPair6) => throw null!;
    public static Exemplar From(in LabelPair labelPair1, in LabelPair labelPair2, in LabelPair labelPair3, in LabelPair labelPair4, in LabelPair labelPair5) => throw null!;
    public static Exemplar From(in LabelPair labelPair1, in LabelPair labelPair2, in LabelPair labelPair3, in LabelPair labelPair4) => throw null!;
    public static Exemplar From(in LabelPair labelPair1, in LabelPair labelPair2, in LabelPair labelPair3) => throw null!;
    public static Exemplar From(in LabelPair labelPair1, in LabelPair labelPair2) => throw null!;
    public static Exemplar From(in LabelPair labelPair1) => throw null!;
    public static Exemplar FromTraceContext() => throw null!;
    public static Exemplar FromTraceContext(in LabelKey traceIdKey, in LabelKey spanIdKey) => throw null!;
    public Exemplar Clone() => throw null!;

    public readonly struct LabelKey { public LabelPair WithValue(string value) => default; }
    public readonly struct LabelPair { }
}

public delegate Exemplar ExemplarProvider(Collector metric, double value);

public sealed class ExemplarBehavior
{
    public ExemplarProvider? DefaultExemplarProvider { get; set; }
    public TimeSpan NewExemplarMinInterval { get; set; }
    public static ExemplarBehavior NoExemplars() => throw null!;
}

public enum ExpositionFormat { PrometheusText, OpenMetricsText }

public interface ICollectorRegistry
{
    void AddBeforeCollectCallback(Action callback);
    void AddBeforeCollectCallback(Func<CancellationToken, Task> callback);
    IEnumerable<KeyValuePair<string, string>> StaticLabels { get; }
    void SetStaticLabels(IDictionary<string, string> labels);
    Task CollectAndExportAsTextAsync(Stream to, ExpositionFormat format = ExpositionFormat.PrometheusText, CancellationToken cancel = default);
}

public sealed class CollectorRegistry : ICollectorRegistry
{
    public void AddBeforeCollectCallback(Action callback) { }
    public void AddBeforeCollectCallback(Func<CancellationToken, Task> callback) { }
    public IEnumerable<KeyValuePair<string, string>> StaticLabels => throw null!;
    public void SetStaticLabels(IDictionary<string, string> labels) { }
    public Task CollectAndExportAsTextAsync(Stream to, CancellationToken cancel = default) => throw null!;
    public Task CollectAndExportAsTextAsync(Stream to, ExpositionFormat format, CancellationToken cancel = default) => throw null!;
}

public interface IMetricServer : IDisposable
{
    IMetricServer Start();
    Task StopAsync();
    void Stop();
}

public abstract class MetricHandler : IMetricServer
{
    public IMetricServer Start() => throw null!;
    public Task StopAsync() => throw null!;
    public void Stop() { }
    public void Dispose() { }
    protected abstract Task StartServer(CancellationToken cancel);
}

public class MetricServer : MetricHandler
{
    public MetricServer(int port, string url = "metrics/", CollectorRegistry? registry = null, bool useHttps = false) { }
    public MetricServer(string hostname, int port, string url = "metrics/", CollectorRegistry? registry = null, bool useHttps = false) { }
    protected override Task StartServer(CancellationToken cancel) => throw null!;
}

public class MetricPusher : MetricHandler
{
    public MetricPusher(string endpoint, string job, string? instance = null, long intervalMilliseconds = 1000, IEnumerable<Tuple<string, string>>? additionalLabels = null, CollectorRegistry? registry = null, bool pushReplace = false) { }
    public MetricPusher(MetricPusherOptions options) { }
    protected override Task StartServer(CancellationToken cancel) => throw null!;
}

public sealed class MetricPusherOptions
{
    public string? Endpoint { get; set; }
    public string? Job { get; set; }
    public string? Instance { get; set; }
    public long IntervalMilliseconds { get; set; }
    public IEnumerable<Tuple<string, string>>? AdditionalLabels { get; set; }
    public CollectorRegistry? Registry { get; set; }
    public Action<Exception>? OnError { get; set; }
    public Func<HttpClient>? HttpClientProvider { get; set; }
    public bool ReplaceOnPush { get; set; }
}
