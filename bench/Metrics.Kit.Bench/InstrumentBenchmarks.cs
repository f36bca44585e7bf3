using BenchmarkDotNet.Attributes;

namespace MetricsKit.Bench;

/// <summary>One call from declaration to stored, beside one bare atomic increment.</summary>
[MemoryDiagnoser]
public class InstrumentBenchmarks
{
    private readonly Status _status = Status.Refused;
    private readonly Channel _channel = Channel.Shop;
    private readonly string _topic = "orders.created";
    private readonly string _tenant = "tenant-17";
    private long _bare;

    [Benchmark(Baseline = true)]
    public void BareIncrement() => Interlocked.Increment(ref _bare);

    [Benchmark]
    public void CounterOneEnum() => BenchMetrics.Orders(_status).Inc();

    [Benchmark]
    public void CounterTwoEnums() => BenchMetrics.ChannelOrders(_status, _channel).Inc();

    [Benchmark]
    public void CounterOneOpenLabel() => BenchMetrics.Messages(_topic).Inc();

    [Benchmark]
    public void CounterTwoOpenLabels() => BenchMetrics.TenantMessages(_topic, _tenant).Inc();

    [Benchmark]
    public void CounterFraction() => BenchMetrics.Orders(_status).Inc(0.25);

    [Benchmark]
    public void GaugeSet() => BenchMetrics.Jobs(_status).Set(5);

    [Benchmark]
    public void HistogramOneEnum() => BenchMetrics.OrderDuration(_status).Observe(0.3);
}
