namespace MetricsKit.Cells;

/// <summary>The cells of one thread. The thread writes them; only code under the gate of <see cref="CellStore"/> replaces or drops the array.</summary>
internal sealed class ThreadArray(Thread owner)
{
    /// <summary>The cells, by slot.</summary>
    public long[] Cells { get; set; } = [];

    /// <summary>Memory of the cells.</summary>
    public long Bytes => sizeof(long) * (long)Cells.Length;

    /// <summary>False: nobody will write the cells again, and what was written can be seen.</summary>
    public bool IsAlive
    {
        get
        {
            if (owner.IsAlive)
            {
                return true;
            }

            Interlocked.MemoryBarrier();
            return false;
        }
    }
}
