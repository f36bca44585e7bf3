using System.Runtime.CompilerServices;
using Prometheus;

namespace Turnstile;

internal static class Gauges
{
    private static readonly Lazy<Counter> Operations = new(() => Metrics.CreateCounter("turnstile_operations_total", "Operations.", "operation", "visitor"));
    private static readonly Lazy<Histogram> Steps = new(() => Metrics.CreateHistogram("turnstile_step_seconds", "Steps.", "member"));
    private static readonly Dictionary<string, Counter> ByName = new()
    {
        ["entries"] = Metrics.CreateCounter("turnstile_entries_total", "Entries.", "gate", "badge"),
    };

    public static void Increment(string operation, string visitor) => Operations.Value.WithLabels(operation, visitor).Inc(); // either: visitor #1

    public static Prometheus.ITimer Time([CallerMemberName] string member = "") => Steps.Value.WithLabels(member).NewTimer(); // bounded: member

    public static void Count(string metric, params string[] values)
    {
        if (ByName.TryGetValue(metric, out var counter))
        {
            counter.WithLabels(values).Inc(); // either: badge #2
        }
    }

    public static void CountAll(string metric, int times, params string[] values)
    {
        for (int i = 0; i < times; i++)
        {
            Count(metric, values); // either: badge #3
        }
    }
}
