using MetricsKit.Model;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.Declarations;

/// <summary>Declared metrics as the checks of rules see them.</summary>
internal static class MetricFamilies
{
    /// <summary>Longest range of numbers whose values are listed.</summary>
    private const int MaxRange = 1000;

    /// <summary>What a value becomes that a label cannot hold.</summary>
    private const string Other = "other";

    public static MetricFamily Of(MetricModel metric) => new(metric.Name, TypeOf(metric.Kind))
    {
        Labels = [.. metric.Labels.Select(Of)],
        Buckets = metric.Buckets,
        BoundTexts = [.. metric.Buckets.Select(BoundText.Of)],
        IsNative = metric.IsNative,
        ExposedAs = metric.Client == MetricClient.Meter && OpenTelemetryNames.ExposedOf(metric) is var exposed && exposed != metric.Name ? exposed : null,
        AppearsLate = metric is { Client: MetricClient.Meter, Kind: MetricKind.Histogram },
        Source = metric.Member,
    };

    private static MetricLabel Of(LabelModel label) => new(label.Name) { Values = ValuesOf(label.Domain), Optional = label.Optional };

    private static IReadOnlyList<string>? ValuesOf(LabelDomain domain) => domain switch
    {
        ClosedDomain closed => [.. closed.Values.Select(v => v.Value), Other],
        RangeDomain range when range.Size <= MaxRange =>
            [.. Enumerable.Range(range.Min, range.Size).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), Other],
        RangeDomain or SourceDomain or OpenDomain => null,
        _ => throw new InvalidOperationException($"Label domain {domain.GetType().Name} has no values."),
    };

    private static MetricType TypeOf(MetricKind kind) => kind switch
    {
        MetricKind.Counter => MetricType.Counter,
        MetricKind.Gauge or MetricKind.Info => MetricType.Gauge,
        MetricKind.Histogram => MetricType.Histogram,
        _ => throw new InvalidOperationException($"Metric kind {kind} has no type."),
    };
}
