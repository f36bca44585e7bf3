namespace MetricsKit.Cells;

/// <content>Reading: all slots for a scrape, one series for whoever asks.</content>
internal static partial class CellStore
{
    // As many scrapes as are likely to run at once.
    private const int MostSpare = 4;

    private static readonly List<CellSums> s_running = [];
    private static readonly Stack<CellSums> s_spare = new();

    /// <summary>The sums of all threads now.</summary>
    public static CellSums TakeSums()
    {
        lock (s_gate)
        {
            FoldGone();
            var sums = s_spare.TryPop(out var spare) ? spare : new CellSums();
            sums.CopyFrom(s_gone, s_slots.End);
            foreach (var thread in s_threads)
            {
                sums.Add(Used(thread), s_slots.IsFraction);
            }

            s_running.Add(sums);
            return sums;
        }
    }

    /// <summary>Says that a scrape is over.</summary>
    public static void ReturnSums(CellSums sums)
    {
        lock (s_gate)
        {
            if (s_running.Remove(sums) && s_spare.Count < MostSpare)
            {
                s_spare.Push(sums);
            }
        }
    }

    /// <summary>What threads have in some of a series' cells of whole numbers.</summary>
    /// <param name="slot">The series' true slot.</param>
    /// <param name="first">First of the cells.</param>
    /// <param name="count">How many.</param>
    /// <param name="beyond">What is to be added to it.</param>
    public static long WholeOf(int slot, int first, int count, out double beyond)
    {
        beyond = 0;
        var whole = 0L;
        if (slot == int.MaxValue)
        {
            return whole;
        }

        lock (s_gate)
        {
            for (var i = slot - first; i > slot - first - count; i--)
            {
                whole += s_gone.Whole(i);
                beyond += s_gone.Beyond(i);
                foreach (var thread in s_threads)
                {
                    whole += i < thread.Cells.Length ? Volatile.Read(ref thread.Cells[i]) : 0;
                }
            }
        }

        return whole;
    }

    /// <summary>What threads have in a series' cell of doubles.</summary>
    /// <param name="slot">The series' true slot.</param>
    public static double FractionOf(int slot)
    {
        if (slot == int.MaxValue)
        {
            return 0;
        }

        lock (s_gate)
        {
            var fraction = s_gone.Fraction(slot);
            foreach (var thread in s_threads)
            {
                fraction += slot < thread.Cells.Length ? AtomicDouble.Read(ref thread.Cells[slot]) : 0;
            }

            return fraction;
        }
    }
}
