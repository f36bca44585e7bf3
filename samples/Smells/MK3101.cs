using System.Diagnostics.Metrics;

namespace Smells.Values;

public static class Visits
{
    private static readonly Counter<long> Total = new Meter("Smells.Values").CreateCounter<long>("smell.visits");

    public static void Visit(string userId) => Total.Add(1, new KeyValuePair<string, object?>("visitor", userId)); // MK3101
}
