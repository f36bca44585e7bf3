using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>
/// The signatures of prometheus-net 8.2.1 that generated code calls, with a fake behind them that counts and writes text. The real library
/// is not among the packages that restore here.
/// </summary>
public static class PrometheusNet
{
    private const string Source = """
        #nullable enable
        using System.Collections.Concurrent;
        using System.Globalization;
        using System.Text;

        namespace Prometheus;

        public interface ICollectorChild { }
        public interface ICounter : ICollectorChild { void Inc(double increment = 1.0); double Value { get; } }
        public interface IGauge : ICollectorChild { void Inc(double increment = 1); void Set(double val); void Dec(double decrement = 1); double Value { get; } }
        public interface IObserver : ICollectorChild { void Observe(double val); }
        public interface IHistogram : IObserver { double Sum { get; } long Count { get; } }
        public interface ISummary : IObserver { }

        public abstract class MetricConfiguration { public string[]? LabelNames { get; set; } }
        public sealed class CounterConfiguration : MetricConfiguration { }
        public sealed class GaugeConfiguration : MetricConfiguration { }
        public sealed class HistogramConfiguration : MetricConfiguration { public double[]? Buckets { get; set; } }

        public interface IMetricFactory
        {
            Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null);
            Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null);
            Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null);
            Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null);
            Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null);
            Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null);
        }

        public sealed class MetricFactory(CollectorRegistry registry) : IMetricFactory
        {
            public Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null) => CreateCounter(name, help, configuration?.LabelNames ?? [], configuration);
            public Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null) => CreateGauge(name, help, configuration?.LabelNames ?? [], configuration);
            public Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null) => CreateHistogram(name, help, configuration?.LabelNames ?? [], configuration);
            public Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null) => registry.GetOrAdd(name, () => new Counter(name, help, labelNames));
            public Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null) => registry.GetOrAdd(name, () => new Gauge(name, help, labelNames));
            public Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null) => registry.GetOrAdd(name, () => new Histogram(name, help, labelNames, configuration?.Buckets ?? []));
        }

        public static class Metrics
        {
            public static CollectorRegistry DefaultRegistry { get; private set; } = new();
            public static MetricFactory DefaultFactory { get; private set; } = new(DefaultRegistry);
            public static CollectorRegistry NewCustomRegistry() => new();
            public static MetricFactory WithCustomRegistry(CollectorRegistry registry) => new(registry);
        }

        public enum ExpositionFormat { PrometheusText, OpenMetricsText }

        public sealed class CollectorRegistry
        {
            private readonly ConcurrentDictionary<string, Collector> _collectors = new();

            internal T GetOrAdd<T>(string name, System.Func<T> create) where T : Collector =>
                _collectors.GetOrAdd(name, _ => create()) as T ?? throw new System.InvalidOperationException($"Collector of a different type with the name '{name}' is already registered.");

            public Task CollectAndExportAsTextAsync(Stream to, CancellationToken cancel = default) => CollectAndExportAsTextAsync(to, ExpositionFormat.PrometheusText, cancel);

            public async Task CollectAndExportAsTextAsync(Stream to, ExpositionFormat format, CancellationToken cancel = default)
            {
                var text = new StringBuilder();
                foreach (var collector in _collectors.Values.OrderBy(c => c.Name, System.StringComparer.Ordinal)) collector.Write(text);
                await to.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            }
        }

        public abstract class Collector(string name, string help, string[] labelNames)
        {
            public string Name => name;
            public string Help => help;
            public string[] LabelNames => labelNames;
            internal abstract void Write(StringBuilder text);
            private protected static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
        }

        public abstract class Collector<TChild>(string name, string help, string[] labelNames) : Collector(name, help, labelNames) where TChild : ChildBase
        {
            private readonly ConcurrentDictionary<string, TChild> _children = new();
            public TChild WithLabels(params string[] labelValues)
            {
                if (labelValues.Length != LabelNames.Length || System.Array.Exists(labelValues, v => v == null)) throw new System.ArgumentException("Label values.");
                string text = string.Join(",", LabelNames.Zip(labelValues, (n, v) => $"{n}=\"{v.Replace("\\", @"\\").Replace("\n", @"\n").Replace("\"", "\\\"")}\""));
                return _children.GetOrAdd(text, NewChild);
            }
            public TChild WithLabels(System.ReadOnlyMemory<string> labelValues) => WithLabels(labelValues.ToArray());
            public TChild WithLabels(System.ReadOnlySpan<string> labelValues) => WithLabels(labelValues.ToArray());
            private protected TChild Unlabelled => WithLabels();
            private protected abstract TChild NewChild(string labels);
            private protected abstract string Type { get; }
            internal override void Write(StringBuilder text)
            {
                text.Append($"# HELP {Name} {Help}\n# TYPE {Name} {Type}\n");
                foreach (var child in _children.OrderBy(c => c.Key, System.StringComparer.Ordinal)) child.Value.Write(text, Name, child.Key);
            }
        }

        public abstract class ChildBase
        {
            internal abstract void Write(StringBuilder text, string name, string labels);
            private protected static void Line(StringBuilder text, string name, string labels, double value) =>
                text.Append(name).Append(labels.Length > 0 ? "{" + labels + "}" : "").Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }

        public sealed class Counter(string name, string help, string[] labelNames) : Collector<Counter.Child>(name, help, labelNames), ICounter
        {
            public sealed class Child : ChildBase, ICounter
            {
                private double _value;
                public void Inc(double increment = 1.0) { lock (this) _value += increment; }
                public double Value { get { lock (this) return _value; } }
                internal override void Write(StringBuilder text, string name, string labels) => Line(text, name, labels, Value);
            }
            public void Inc(double increment = 1.0) => Unlabelled.Inc(increment);
            public double Value => Unlabelled.Value;
            private protected override Child NewChild(string labels) => new();
            private protected override string Type => "counter";
        }

        public sealed class Gauge(string name, string help, string[] labelNames) : Collector<Gauge.Child>(name, help, labelNames), IGauge
        {
            public sealed class Child : ChildBase, IGauge
            {
                private double _value;
                public void Inc(double increment = 1) { lock (this) _value += increment; }
                public void Dec(double decrement = 1) => Inc(-decrement);
                public void Set(double val) { lock (this) _value = val; }
                public double Value { get { lock (this) return _value; } }
                internal override void Write(StringBuilder text, string name, string labels) => Line(text, name, labels, Value);
            }
            public void Inc(double increment = 1) => Unlabelled.Inc(increment);
            public void Dec(double decrement = 1) => Unlabelled.Dec(decrement);
            public void Set(double val) => Unlabelled.Set(val);
            public double Value => Unlabelled.Value;
            private protected override Child NewChild(string labels) => new();
            private protected override string Type => "gauge";
        }

        public sealed class Histogram(string name, string help, string[] labelNames, double[] buckets) : Collector<Histogram.Child>(name, help, labelNames), IHistogram
        {
            public sealed class Child(double[] bounds) : ChildBase, IHistogram
            {
                private readonly List<double> _values = [];
                public void Observe(double val) { lock (_values) _values.Add(val); }
                public double Sum { get { lock (_values) return _values.Sum(); } }
                public long Count { get { lock (_values) return _values.Count; } }
                internal override void Write(StringBuilder text, string name, string labels)
                {
                    Line(text, name + "_sum", labels, Sum);
                    Line(text, name + "_count", labels, Count);
                    foreach (double bound in bounds.Append(double.PositiveInfinity))
                        Line(text, name + "_bucket", (labels.Length > 0 ? labels + "," : "") + $"le=\"{(double.IsInfinity(bound) ? "+Inf" : bound.ToString(CultureInfo.InvariantCulture))}\"", _values.Count(v => v <= bound));
                }
            }
            public void Observe(double val) => Unlabelled.Observe(val);
            public double Sum => Unlabelled.Sum;
            public long Count => Unlabelled.Count;
            private protected override Child NewChild(string labels) => new(buckets);
            private protected override string Type => "histogram";
        }
        """;

    /// <summary>The library, to be found when a project that references it runs.</summary>
    public static TestProject Project { get; } = TestProject.Of(Source) with { Assembly = "Prometheus.NetStandard" };

    /// <summary>The library as a reference.</summary>
    public static MetadataReference Reference { get; } = Project.ToReference();

    /// <summary>A project with prometheus-net.</summary>
    public static TestProject With(string source) => TestProject.Of(source) with { References = [Reference] };
}
