namespace MetricsKit.Cells;

/// <summary>What the current thread owns. Nothing here has an initialiser, so that reading a field needs no check of whether it ran.</summary>
internal static class OwnCells
{
    /// <summary>This thread's cells of hot series, by slot; null until the thread wrote one often. Only this thread writes them.</summary>
    [ThreadStatic]
    public static long[]? Cells;

    /// <summary>What <see cref="CellStore"/> knows this thread's cells by.</summary>
    [ThreadStatic]
    public static ThreadArray? Array;
}
