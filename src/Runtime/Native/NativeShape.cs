namespace MetricsKit.Native;

/// <summary>
/// What the native histograms of a family share. A bucket has an id: 1 the one around zero, else the index moved above zero and doubled,
/// odd where the bucket is below zero; never 0.
/// </summary>
internal sealed class NativeShape
{
    public const int ZeroId = 1;

    /// <summary>Width of the bucket around zero, as Prometheus' client libraries have it: 2^-128.</summary>
    public const double ZeroThreshold = 2.938735877055719e-39;

    private const int MostBuckets = 160;
    private const double Factor = 1.1;

    // The smallest index is that of the smallest subnormal number: -1074 * 256.
    private const int Shift = 1 << 19;

    private readonly double[] _bounds;
    private readonly int[]?[] _boundIds = new int[NativeIndex.FinestSchema - NativeIndex.CoarsestSchema + 1][];

    /// <param name="bounds">The finite bounds of the classic buckets.</param>
    /// <param name="factor">Largest ratio of neighbouring bounds; above 1.</param>
    /// <param name="maxBuckets">Most buckets; 0 for no limit.</param>
    public NativeShape(double[] bounds, double factor, int maxBuckets)
    {
        _bounds = bounds;
        Schema = NativeIndex.SchemaOf(IsFactor(factor) ? factor : Factor);
        MaxBuckets = maxBuckets switch
        {
            < 0 => MostBuckets,
            0 => int.MaxValue,
            _ => maxBuckets,
        };
    }

    /// <summary>The schema that a series starts with.</summary>
    public int Schema { get; }

    /// <summary>Most buckets before the resolution halves; that around zero not counted.</summary>
    public int MaxBuckets { get; }

    public static bool IsFactor(double factor) => factor > 1 && double.IsFinite(factor);

    /// <summary>The bucket of a number.</summary>
    /// <param name="schema">Schema.</param>
    /// <param name="value">Finite.</param>
    public static int IdOf(int schema, double value)
    {
        var magnitude = Math.Abs(value);
        return magnitude <= ZeroThreshold ? ZeroId : IdOf(NativeIndex.Reduce(NativeIndex.OfFinest(magnitude), NativeIndex.FinestSchema - schema), value < 0);
    }

    /// <summary>The bucket of an index.</summary>
    public static int IdOf(int index, bool isNegative) => ((index + Shift) << 1) | (isNegative ? 1 : 0);

    public static int IndexOf(int id) => (id >> 1) - Shift;

    public static bool IsNegative(int id) => (id & 1) != 0;

    /// <summary>The bucket of the next coarser schema that holds a bucket.</summary>
    public static int Coarser(int id) => IdOf(NativeIndex.Reduce(IndexOf(id), 1), IsNegative(id));

    /// <summary>A number in the middle of a bucket.</summary>
    public static double ValueIn(int schema, int id) =>
        id == ZeroId ? 0 : (IsNegative(id) ? -1 : 1) * Math.Pow(2, (IndexOf(id) - 0.5) * Math.Pow(2, -schema));

    /// <summary>The buckets that the classic bounds are in.</summary>
    public int[] BoundIds(int schema)
    {
        ref var ids = ref _boundIds[schema - NativeIndex.CoarsestSchema];
        return Volatile.Read(ref ids) ?? (ids = MakeBoundIds(schema));
    }

    /// <summary>The classic bucket of all numbers in a native bucket that are above every classic bound in it.</summary>
    public int ClassicOf(int schema, int id)
    {
        var ids = BoundIds(schema);
        var place = PlaceOf(id);
        int first = 0, end = ids.Length;
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (PlaceOf(ids[middle]) > place)
            {
                end = middle;
            }
            else
            {
                first = middle + 1;
            }
        }

        return first;
    }

    private int[] MakeBoundIds(int schema) => Array.ConvertAll(_bounds, bound => IdOf(schema, bound));

    /// <summary>Orders buckets as the numbers in them are.</summary>
    private static int PlaceOf(int id) => id == ZeroId ? 0 : IsNegative(id) ? -(id >> 1) : id >> 1;
}
