using System.Diagnostics.Metrics;

namespace Smells.Tenants;

public static class TenantOrders
{
    private static readonly Counter<long> Total = new Meter("Smells.Tenants").CreateCounter<long>("smell.orders");

    public static void Place(string tenantId) => Total.Add(1, new KeyValuePair<string, object?>("tenant", tenantId)); // MK3103
}
