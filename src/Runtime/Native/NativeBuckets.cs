using System.Runtime.CompilerServices;
using MetricsKit.Cells;

namespace MetricsKit.Native;

/// <summary>
/// The native buckets of one series. An observation is counted once, either in the classic bucket's cell or here, so that both views add up
/// to the same count at every moment: in the cell where the classic bound lies in the observation's native bucket, which that bound would
/// divide; here everywhere else, where the native bucket tells the classic one.
/// </summary>
internal sealed partial class NativeBuckets(NativeShape shape) : Attachment
{
    private const int FirstLimit = 8;

    private readonly object _gate = new();

    /// <summary>The newest table; those before it still count.</summary>
    private volatile NativeTable _table = new(shape.Schema, Math.Min(FirstLimit, shape.MaxBuckets), null);

    /// <summary>Observations in the bucket around zero.</summary>
    private long _zero;

    /// <summary>Reads each count once.</summary>
    /// <param name="classic">What the cells of the classic buckets hold; what these buckets show, afterwards.</param>
    /// <param name="snapshot">Gets the native buckets; null where nobody wants them.</param>
    public void Read(Span<long> classic, NativeSnapshot? snapshot)
    {
        var newest = _table;
        snapshot?.Start(newest.Schema);
        var bounds = shape.BoundIds(newest.Schema);
        for (var i = 0; i < bounds.Length; i++)
        {
            snapshot?.Add(newest.Schema, bounds[i], classic[i]);
        }

        Add(newest.Schema, NativeShape.ZeroId, Volatile.Read(ref _zero), classic, snapshot);
        for (var table = newest; table is not null; table = table.Previous)
        {
            for (var i = 0; i < table.Length; i++)
            {
                if (table.IdAt(i) is not 0 and var id)
                {
                    Add(table.Schema, id, table.CountAt(i), classic, snapshot);
                }
            }
        }

        snapshot?.Complete();
    }

    private void Add(int schema, int id, long count, Span<long> classic, NativeSnapshot? snapshot)
    {
        if (count > 0)
        {
            classic[shape.ClassicOf(schema, id)] += count;
            snapshot?.Add(schema, id, count);
        }
    }

    /// <summary>Where an observation is counted.</summary>
    /// <param name="value">The observation, finite.</param>
    /// <param name="classic">Its classic bucket.</param>
    /// <returns>The count to add to; a null reference where that is the classic bucket's cell.</returns>
    public ref long Find(double value, int classic)
    {
        while (true)
        {
            var table = _table;
            var id = NativeShape.IdOf(table.Schema, value);
            var bounds = shape.BoundIds(table.Schema);
            ref var count = ref _zero;
            if (id != NativeShape.ZeroId)
            {
                // A bucket whose count is elsewhere is one of those there may be, too.
                count = ref table.Find(id);
                if (Unsafe.IsNullRef(ref count))
                {
                    Grow(table, id);
                    continue;
                }
            }

            if (classic < bounds.Length && bounds[classic] == id)
            {
                return ref Unsafe.NullRef<long>();
            }

            return ref count;
        }
    }

    /// <summary>Puts a larger table in the place of one that is full, or a coarser one where there are as many buckets as there may be.</summary>
    private void Grow(NativeTable full, int id)
    {
        lock (_gate)
        {
            if (_table != full || full.CanFind(id))
            {
                return;
            }

            full.Close();
            var ids = new HashSet<int> { id };
            for (var i = 0; i < full.Length; i++)
            {
                if (full.IdAt(i) is not 0 and var known)
                {
                    ids.Add(known);
                }
            }

            var schema = full.Schema;
            while (ids.Count > shape.MaxBuckets && schema > NativeIndex.CoarsestSchema)
            {
                schema--;
                ids = [.. ids.Select(NativeShape.Coarser)];
            }

            // At the coarsest schema there are at most 262 buckets, whatever the limit says.
            var limit = schema > NativeIndex.CoarsestSchema ? (int)Math.Min(2L * ids.Count, shape.MaxBuckets) : 2 * ids.Count;
            var larger = new NativeTable(schema, limit, full);
            foreach (var known in ids)
            {
                larger.Find(known);
            }

            _table = larger;
        }
    }
}
