using System.Diagnostics.Metrics;

namespace Smells.Likely;

public sealed record Gadget(int Id);

public static class Gadgets
{
    private static readonly Counter<long> Total = new Meter("Smells.Likely").CreateCounter<long>("smell.gadgets");

    public static void Use(Gadget gadget) => Total.Add(1, new KeyValuePair<string, object?>("gadget", gadget.Id)); // MK3102
}
