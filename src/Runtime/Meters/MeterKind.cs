using System.Diagnostics.Metrics;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>What an instrument of <c>System.Diagnostics.Metrics</c> is.</summary>
internal enum MeterKind
{
    Counter,
    UpDownCounter,
    Histogram,
    Gauge,
    ObservableCounter,
    ObservableUpDownCounter,
    ObservableGauge,
}

/// <summary>Tells instruments apart.</summary>
internal static class MeterKinds
{
    /// <summary>The kind; null for one that somebody derived: how its measurements add up is not known.</summary>
    public static MeterKind? Of(Instrument instrument)
    {
        var type = instrument.GetType();
        if (!type.IsGenericType)
        {
            return null;
        }

        // All of them are sealed. A gauge that is pushed came with .NET 9, so here it has no name but this.
        var open = type.GetGenericTypeDefinition();
        return open == typeof(Counter<>) ? MeterKind.Counter
            : open == typeof(UpDownCounter<>) ? MeterKind.UpDownCounter
            : open == typeof(Histogram<>) ? MeterKind.Histogram
            : open == typeof(ObservableCounter<>) ? MeterKind.ObservableCounter
            : open == typeof(ObservableUpDownCounter<>) ? MeterKind.ObservableUpDownCounter
            : open == typeof(ObservableGauge<>) ? MeterKind.ObservableGauge
            : open.FullName == "System.Diagnostics.Metrics.Gauge`1" ? MeterKind.Gauge
            : null;
    }

    /// <summary>What it is in an exposition.</summary>
    public static MetricKind Exposed(this MeterKind kind) => kind switch
    {
        MeterKind.Counter or MeterKind.ObservableCounter => MetricKind.Counter,
        MeterKind.Histogram => MetricKind.Histogram,
        MeterKind.UpDownCounter or MeterKind.Gauge or MeterKind.ObservableUpDownCounter or MeterKind.ObservableGauge => MetricKind.Gauge,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
