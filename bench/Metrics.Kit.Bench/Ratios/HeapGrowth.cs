namespace MetricsKit.Bench.Ratios;

/// <summary>Bytes of the heap that one more series takes: the difference between many and few, so that what a family takes once cancels out.</summary>
internal static class HeapGrowth
{
    /// <summary>How few.</summary>
    public const int Few = 10_000;

    /// <summary>How many.</summary>
    public const int Many = 60_000;

    /// <summary>Bytes a series.</summary>
    /// <param name="create">Makes so many series, and gives whatever keeps them alive.</param>
    public static double OfSeries(Func<int, object> create) => Math.Round((Of(() => create(Many)) - Of(() => create(Few))) / (Many - Few));

    /// <summary>Bytes that are alive after something was made.</summary>
    public static double Of(Func<object> create)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = create();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        (made as IDisposable)?.Dispose();
        return bytes;
    }
}
