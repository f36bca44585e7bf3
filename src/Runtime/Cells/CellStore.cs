namespace MetricsKit.Cells;

/// <summary>
/// The cells of hot series. A series always counts in an atomic cell of its own. One that is written often gets a slot, a place in the array
/// of each thread that writes it often: there the thread adds without an atomic operation, and no other thread touches the cache line.
/// A scrape adds up the arrays. What holds at every moment: a slot that is free is zero in every thread's array, in the sums of threads that
/// are gone, and in the sums of every scrape that runs.
/// </summary>
internal static partial class CellStore
{
    /// <summary>Slots there are: a thread's array stays below 85,000 bytes, and so off the large object heap. Series beyond stay atomic.</summary>
    public const int MostSlots = 8_192;

    /// <summary>Memory of all arrays together. Threads beyond stay atomic.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>Largest number that is added to an own cell; 2^32 − 1, so that <see cref="CarryAt"/> is far from any overflow.</summary>
    public const long LargestIncrement = uint.MaxValue;

    /// <summary>An own cell that has grown to this is moved by <see cref="Carry"/>. With as many threads as memory allows, a sum stays below 2^62.</summary>
    public const long CarryAt = 1L << 45;

    // A cache line before the first slot and behind the last: no two arrays' cells share one.
    private const int Padding = 8;
    private const int FewThreads = 32;

    private static readonly object s_gate = new();
    private static readonly SlotPool s_slots = new(Padding, Padding + MostSlots);
    private static readonly List<ThreadArray> s_threads = [];
    private static readonly CellSums s_gone = new();
    private static long s_bytes;
    private static int s_sweepAt = FewThreads;

    /// <summary>False: no series gets own cells any more. In a 32-bit process a plain 64-bit write could be seen half done, so there it is false.</summary>
    internal static bool IsEnabled { get; set; } = Environment.Is64BitProcess;

    /// <summary>While it is held, no series gets or loses slots: whoever reads one that is about to be finalised holds it.</summary>
    internal static object Gate => s_gate;

    /// <summary>Slots that are taken.</summary>
    internal static int TakenSlots
    {
        get
        {
            lock (s_gate)
            {
                return s_slots.Taken;
            }
        }
    }

    /// <summary>Memory of the arrays of threads that were alive when last looked.</summary>
    internal static long Bytes => Interlocked.Read(ref s_bytes);

    /// <summary>Gives a series that is written often a slot, and the current thread cells for it. Never waits: a later write asks again.</summary>
    public static void Promote(ICellOwner owner)
    {
        if (!IsEnabled || !Monitor.TryEnter(s_gate))
        {
            return;
        }

        try
        {
            if (owner.Place.HasSlot || TryGiveSlot(owner))
            {
                GrowOwn(owner.Place.TrueSlot + 1 + Padding);
            }
        }
        catch (OutOfMemoryException)
        {
            // The series is right without: a metric call is no place to fail.
        }
        finally
        {
            Monitor.Exit(s_gate);
        }
    }

    /// <summary>Moves what the current thread has in a cell of whole numbers to the sums of threads that are gone. Never waits: a later write asks again.</summary>
    public static void Carry(int slot)
    {
        if (Monitor.TryEnter(s_gate))
        {
            try
            {
                ref var cell = ref OwnCells.Cells![slot];
                s_gone.Add(slot, cell);
                cell = 0;
            }
            finally
            {
                Monitor.Exit(s_gate);
            }
        }
    }

    /// <summary>Takes the slots of a series back that nobody can reach any more. What was counted there goes to its shared cells, for other finalisers to find.</summary>
    public static void Release(ICellOwner owner)
    {
        lock (s_gate)
        {
            var count = owner.CellCount;
            var slot = owner.Place.TrueSlot;
            var start = slot + 1 - count;

            // A finaliser that runs after this one may still count in the series.
            owner.Place.Revoke();
            for (var cell = 0; cell < count; cell++)
            {
                var isFraction = cell == 0 && owner.HasFraction;
                var rest = 0.0;
                var whole = isFraction ? 0 : WholeOf(slot, cell, 1, out rest);
                owner.TakeBack(cell, whole, isFraction ? FractionOf(slot) : rest);
            }

            foreach (var thread in s_threads)
            {
                if (start < thread.Cells.Length)
                {
                    thread.Cells.AsSpan(start, Math.Min(count, thread.Cells.Length - start)).Clear();
                }
            }

            s_gone.Clear(start, count);
            foreach (var sums in s_running)
            {
                sums.Clear(start, count);
            }

            s_slots.Return(start, count);
        }
    }

    private static bool TryGiveSlot(ICellOwner owner)
    {
        if (!s_slots.TryTake(owner.CellCount, owner.HasFraction, out var slot))
        {
            return false;
        }

        owner.Place.Give(slot);
        Attachment.GetOrAdd(ref owner.Place.Attached, () => new SlotLease(owner)).Renew();
        return true;
    }

    /// <summary>Makes the current thread's array long enough, if memory allows.</summary>
    private static void GrowOwn(int length)
    {
        var own = OwnCells.Array;
        var before = own?.Cells.Length ?? 0;
        if (before >= length)
        {
            return;
        }

        if (own is null && s_threads.Count >= s_sweepAt)
        {
            FoldGone();
        }

        // Whole kilobytes, a quarter more than before: a thread that meets one series after another copies seldom.
        var cells = (Math.Max(length, before + (before / 4)) + 127) & ~127;
        if (s_bytes + (sizeof(long) * (long)(cells - before)) > MostBytes)
        {
            return;
        }

        var larger = new long[cells];
        own ??= Join(new ThreadArray(Thread.CurrentThread));
        own.Cells.CopyTo(larger, 0);
        s_bytes += sizeof(long) * (long)(cells - before);
        own.Cells = larger;
        OwnCells.Cells = larger;
    }

    private static ThreadArray Join(ThreadArray own)
    {
        s_threads.Add(own);
        OwnCells.Array = own;
        return own;
    }

    /// <summary>Adds the cells of threads that have ended to <see cref="s_gone"/>, and drops them.</summary>
    private static void FoldGone()
    {
        for (var i = s_threads.Count - 1; i >= 0; i--)
        {
            var thread = s_threads[i];
            if (thread.IsAlive)
            {
                continue;
            }

            s_gone.Add(Used(thread), s_slots.IsFraction);
            s_bytes -= thread.Bytes;
            s_threads[i] = s_threads[^1];
            s_threads.RemoveAt(s_threads.Count - 1);
        }

        s_sweepAt = Math.Max(FewThreads, 2 * s_threads.Count);
    }

    /// <summary>The cells of a thread that any series has.</summary>
    private static ReadOnlySpan<long> Used(ThreadArray thread) => thread.Cells.AsSpan(0, Math.Min(thread.Cells.Length, s_slots.End));
}
