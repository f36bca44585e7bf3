using System.Runtime.CompilerServices;

namespace MetricsKit.Native;

/// <content>What a removed series passes on.</content>
internal sealed partial class NativeBuckets
{
    /// <summary>What was counted here: each count only grows.</summary>
    public Dictionary<(int Schema, int Id), long> Counted()
    {
        var counted = new Dictionary<(int, int), long> { [(shape.Schema, NativeShape.ZeroId)] = Volatile.Read(ref _zero) };
        for (var table = _table; table is not null; table = table.Previous)
        {
            for (var i = 0; i < table.Length; i++)
            {
                if (table.IdAt(i) is not 0 and var id)
                {
                    counted[(table.Schema, id)] = counted.GetValueOrDefault((table.Schema, id)) + table.CountAt(i);
                }
            }
        }

        return counted;
    }

    /// <summary>Adds a bucket's observations.</summary>
    /// <param name="schema">The bucket's schema.</param>
    /// <param name="id">The bucket.</param>
    /// <param name="count">How many.</param>
    /// <param name="cells">The classic buckets' cells, for what is counted there.</param>
    public void Add(int schema, int id, long count, Span<long> cells)
    {
        var classic = shape.ClassicOf(schema, id);
        ref var bucket = ref Find(NativeShape.ValueIn(schema, id), classic);
        Interlocked.Add(ref Unsafe.IsNullRef(ref bucket) ? ref cells[classic] : ref bucket, count);
    }
}
