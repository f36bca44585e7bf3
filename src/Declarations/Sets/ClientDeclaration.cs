using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>How a metric of another client than our own is handed out.</summary>
/// <param name="Client">The client.</param>
/// <param name="Handle">Fully qualified return type without <c>?</c>: <c>global::Prometheus.ICounter</c>.</param>
/// <param name="IsCollector">True for <c>Prometheus.Counter</c> and its kin: the metric itself, which has no labels.</param>
/// <param name="TakesBuckets">True when an instrument can be told its bucket bounds, which needs <c>InstrumentAdvice</c> of .NET 9.</param>
public sealed record ClientDeclaration(MetricClient Client, string Handle, bool IsCollector, bool TakesBuckets);
