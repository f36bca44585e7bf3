using System.Diagnostics.Metrics;
using System.Reflection;

namespace MetricsKit;

/// <summary>Bucket bounds of an instrument: those it advises, or such as fit its unit.</summary>
internal static class MeterBounds
{
    private const string Advice = "Advice";
    private const string Boundaries = "HistogramBucketBoundaries";

    /// <summary>OpenTelemetry's bounds for a histogram of which nothing is known.</summary>
    private static readonly double[] s_any = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];
    private static readonly double[] s_milliseconds = [.. BucketBounds.Default.Select(static bound => bound * 1000)];
    private static readonly double[] s_bytes = [64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    /// <summary>What .NET 9 advises for connections, which .NET 8 measures without advice.</summary>
    private static readonly double[] s_connections = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300];

    public static double[] Of(Instrument instrument) => AdvisedBy(instrument) ?? Fitting(instrument.Name, instrument.Unit);

    public static double[] Fitting(string name, string? unit) => (name, unit) switch
    {
        ("kestrel.connection.duration" or "http.client.connection.duration" or "signalr.server.connection.duration", "s") => s_connections,
        (_, "s") => BucketBounds.Default,
        (_, "ms") => s_milliseconds,
        (_, "By") => s_bytes,
        _ => s_any,
    };

    /// <summary>
    /// What the instrument advises: known from .NET 9 on, so to be asked for by name. Each name is written out where the trimmer reads it
    /// and keeps the member.
    /// </summary>
    private static double[]? AdvisedBy(Instrument instrument) => instrument switch
    {
        Histogram<double> => Read<double>(instrument, typeof(Histogram<double>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Double, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => bound),
        Histogram<long> => Read<long>(instrument, typeof(Histogram<long>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Int64, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => bound),
        Histogram<int> => Read<int>(instrument, typeof(Histogram<int>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Int32, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => bound),
        Histogram<float> => Read<float>(instrument, typeof(Histogram<float>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Single, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => (double)(decimal)bound),
        Histogram<short> => Read<short>(instrument, typeof(Histogram<short>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Int16, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => bound),
        Histogram<byte> => Read<byte>(instrument, typeof(Histogram<byte>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Byte, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => bound),
        Histogram<decimal> => Read<decimal>(instrument, typeof(Histogram<decimal>).GetProperty(Advice), Type.GetType("System.Diagnostics.Metrics.InstrumentAdvice`1[[System.Decimal, System.Private.CoreLib]], System.Diagnostics.DiagnosticSource")?.GetProperty(Boundaries), static bound => (double)bound),
        _ => null,
    };

    private static double[]? Read<T>(Instrument instrument, PropertyInfo? advice, PropertyInfo? boundaries, Func<T, double> toDouble) =>
        advice?.GetValue(instrument) is { } given && boundaries?.GetValue(given) is IReadOnlyList<T> bounds ? [.. bounds.Select(toDouble)] : null;
}
