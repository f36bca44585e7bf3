#nullable enable
namespace Prometheus;

public readonly ref struct RefLease { public void Dispose() { } }

public interface IManagedLifetimeMetricFactory
{
    IManagedLifetimeMetricHandle<ICounter> CreateCounter(string name, string help, string[]? labelNames = null, CounterConfiguration? configuration = null);
    IManagedLifetimeMetricHandle<IGauge> CreateGauge(string name, string help, string[]? labelNames = null, GaugeConfiguration? configuration = null);
    IManagedLifetimeMetricHandle<IHistogram> CreateHistogram(string name, string help, string[]? labelNames = null, HistogramConfiguration? configuration = null);
    IManagedLifetimeMetricHandle<ISummary> CreateSummary(string name, string help, string[]? labelNames = null, SummaryConfiguration? configuration = null);
    IManagedLifetimeMetricFactory WithLabels(IDictionary<string, string> labels);
}

public interface IManagedLifetimeMetricHandle<TMetricInterface> where TMetricInterface : ICollectorChild
{
    IDisposable AcquireLease(out TMetricInterface metric, params string[] labelValues);
    RefLease AcquireRefLease(out TMetricInterface metric, params string[] labelValues);
    void WithLease(Action<TMetricInterface> action, params string[] labelValues);
    void WithLease<TArg>(Action<TArg, TMetricInterface> action, TArg arg, params string[] labelValues);
    Task WithLeaseAsync(Func<TMetricInterface, Task> func, params string[] labelValues);
    TResult WithLease<TResult>(Func<TMetricInterface, TResult> func, params string[] labelValues);
    Task<TResult> WithLeaseAsync<TResult>(Func<TMetricInterface, Task<TResult>> action, params string[] labelValues);
    IDisposable AcquireLease(out TMetricInterface metric, ReadOnlyMemory<string> labelValues);
    RefLease AcquireRefLease(out TMetricInterface metric, ReadOnlyMemory<string> labelValues);
    void WithLease(Action<TMetricInterface> action, ReadOnlyMemory<string> labelValues);
    void WithLease<TArg>(Action<TArg, TMetricInterface> action, TArg arg, ReadOnlyMemory<string> labelValues);
    Task WithLeaseAsync(Func<TMetricInterface, Task> func, ReadOnlyMemory<string> labelValues);
    TResult WithLease<TResult>(Func<TMetricInterface, TResult> func, ReadOnlyMemory<string> labelValues);
    Task<TResult> WithLeaseAsync<TResult>(Func<TMetricInterface, Task<TResult>> action, ReadOnlyMemory<string> labelValues);
    IDisposable AcquireLease(out TMetricInterface metric, ReadOnlySpan<string> labelValues);
    RefLease AcquireRefLease(out TMetricInterface metric, ReadOnlySpan<string> labelValues);
    void WithLease(Action<TMetricInterface> action, ReadOnlySpan<string> labelValues);
    void WithLease<TArg>(Action<TArg, TMetricInterface> action, TArg arg, ReadOnlySpan<string> labelValues);
    TResult WithLease<TResult>(Func<TMetricInterface, TResult> func, ReadOnlySpan<string> labelValues);
    ICollector<TMetricInterface> WithExtendLifetimeOnUse();
}

