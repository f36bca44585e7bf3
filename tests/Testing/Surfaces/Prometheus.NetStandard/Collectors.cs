#nullable enable
namespace Prometheus;

public interface ICollector
{
    string Name { get; }
    string Help { get; }
    string[] LabelNames { get; }
}

public interface ICollector<out TChild> : ICollector where TChild : ICollectorChild
{
    TChild Unlabelled { get; }
    TChild WithLabels(params string[] labelValues);
    TChild WithLabels(ReadOnlyMemory<string> labelValues);
    TChild WithLabels(ReadOnlySpan<string> labelValues);
}

public abstract class Collector
{
    internal Collector() { }
    public string Name => throw null!;
    public string Help => throw null!;
    public string[] LabelNames => throw null!;
}

public abstract class Collector<TChild> : Collector, ICollector<TChild> where TChild : ChildBase
{
    internal Collector() { }
    protected internal TChild Unlabelled => throw null!;
    TChild ICollector<TChild>.Unlabelled => throw null!;
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public TChild Labels(params string[] labelValues) => throw null!;
    public TChild WithLabels(params string[] labelValues) => throw null!;
    public TChild WithLabels(ReadOnlyMemory<string> labelValues) => throw null!;
    public TChild WithLabels(ReadOnlySpan<string> labelValues) => throw null!;
    public void RemoveLabelled(params string[] labelValues) { }
    public IEnumerable<string[]> GetAllLabelValues() => throw null!;
}

public interface ICollectorChild { }

public abstract class ChildBase : ICollectorChild, IDisposable
{
    internal ChildBase() { }
    public void Publish() { }
    public void Unpublish() { }
    public void Remove() { }
    public void Dispose() { }
}

public interface ICounter : ICollectorChild
{
    void Inc(double increment = 1.0);
    void Inc(Exemplar? exemplar);
    void Inc(double increment, Exemplar? exemplar);
    void IncTo(double targetValue);
    double Value { get; }
}

public sealed class Counter : Collector<Counter.Child>, ICounter
{
    internal Counter() { }
    public void Inc(double increment = 1.0) { }
    public void Inc(Exemplar? exemplar) { }
    public void Inc(double increment, Exemplar? exemplar) { }
    public void IncTo(double targetValue) { }
    public double Value => 0;
    public void Publish() { }
    public void Unpublish() { }

    public sealed class Child : ChildBase, ICounter
    {
        internal Child() { }
        public void Inc(double increment = 1.0) { }
        public void Inc(Exemplar? exemplar) { }
        public void Inc(double increment, Exemplar? exemplar) { }
        public void IncTo(double targetValue) { }
        public double Value => 0;
    }
}

public interface IGauge : ICollectorChild
{
    void Inc(double increment = 1);
    void Set(double val);
    void Dec(double decrement = 1);
    void IncTo(double targetValue);
    void DecTo(double targetValue);
    double Value { get; }
}

public sealed class Gauge : Collector<Gauge.Child>, IGauge
{
    internal Gauge() { }
    public void Inc(double increment = 1) { }
    public void Set(double val) { }
    public void Dec(double decrement = 1) { }
    public void IncTo(double targetValue) { }
    public void DecTo(double targetValue) { }
    public double Value => 0;
    public void Publish() { }
    public void Unpublish() { }

    public sealed class Child : ChildBase, IGauge
    {
        internal Child() { }
        public void Inc(double increment = 1) { }
        public void Set(double val) { }
        public void Dec(double decrement = 1) { }
        public void IncTo(double targetValue) { }
        public void DecTo(double targetValue) { }
        public double Value => 0;
    }
}

public interface IObserver : ICollectorChild { void Observe(double val); }

public interface IHistogram : IObserver
{
    void Observe(double val, long count);
    void Observe(double val, Exemplar? exemplar);
    double Sum { get; }
    long Count { get; }
}

public sealed class Histogram : Collector<Histogram.Child>, IHistogram
{
    internal Histogram() { }
    public void Observe(double val) { }
    public void Observe(double val, long count) { }
    public void Observe(double val, Exemplar? exemplar) { }
    public double Sum => 0;
    public long Count => 0;
    public void Publish() { }
    public void Unpublish() { }
    public static double[] ExponentialBuckets(double start, double factor, int count) => throw null!;
    public static double[] LinearBuckets(double start, double width, int count) => throw null!;
    public static double[] PowersOfTenDividedBuckets(int startPower, int endPower, int divisions) => throw null!;

    public sealed class Child : ChildBase, IHistogram
    {
        internal Child() { }
        public void Observe(double val) { }
        public void Observe(double val, long count) { }
        public void Observe(double val, Exemplar? exemplarLabels) { }
        public double Sum => 0;
        public long Count => 0;
    }
}

public interface ISummary : IObserver { }

public sealed class Summary : Collector<Summary.Child>, ISummary
{
    internal Summary() { }
    public void Observe(double val) { }
    public void Publish() { }
    public void Unpublish() { }

    public sealed class Child : ChildBase, ISummary
    {
        internal Child() { }
        public void Observe(double val) { }
    }
}
