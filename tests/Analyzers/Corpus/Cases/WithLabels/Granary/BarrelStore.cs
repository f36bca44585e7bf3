using Prometheus;

namespace Granary;

public sealed class Barrel { public Guid Id { get; set; } public string Grain { get; set; } = ""; }

public sealed class BarrelStore : StoreBase<Barrel, Guid>
{
    private readonly Dictionary<Guid, Barrel> _rows = [];

    public Barrel? Find(Guid id)
    {
        Mark(id); // high: key #1
        return _rows.GetValueOrDefault(id);
    }

    public IReadOnlyCollection<Barrel> All()
    {
        MarkAll();
        return _rows.Values;
    }
}

public sealed class CachedBarrels(BarrelStore store)
{
    private static readonly Counter Cache = Metrics.CreateCounter("granary_cache_total", "Cache.", "cache", "outcome", "entry");
    private readonly Dictionary<string, Barrel> _kept = [];

    public Barrel? Find(Guid id)
    {
        string key = KeyOf(id);
        bool hit = _kept.TryGetValue(key, out var barrel);
        Cache.WithLabels(nameof(CachedBarrels), hit ? "hit" : "miss", key).Inc(); // bounded: cache // bounded: outcome // high: entry
        return barrel ?? store.Find(id);
    }

    public void Clear() => Cache.WithLabels("barrels", "clear", KeyOf(null)).Inc(); // unclear: entry

    private static string KeyOf(Guid? id) => string.Join(":", "barrel", id?.ToString("N") ?? "all");
}
