using System.Diagnostics.Metrics;

namespace Sluice.Common;

public static class MeterExtensions
{
    public static void Increment(this Counter<long> counter, string tag, object? value) =>
        counter.Add(1, new KeyValuePair<string, object?>(tag, value)); // either: valve #1

    public static void Observe(this Histogram<double> histogram, TimeSpan elapsed, params ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        histogram.Record(elapsed.TotalSeconds, tags); // either: operator #2

    public static KeyValuePair<string, object?> Tag(this string key, object? value) => new(key, value); // either: operator #2
}
