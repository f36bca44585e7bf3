namespace MetricsKit.Cells;

/// <summary>
/// Where a series' cells are in the arrays of threads, and how warm it is. The slot is that of cell 0, the <em>last</em> of the range, and
/// cell i is at slot − i: one unsigned comparison with an array's length tells that there is a slot and that the array has the whole range.
/// </summary>
internal struct CellPlace()
{
    private const int None = int.MinValue;

    /// <summary>What writers look at: the slot, its complement while writers are sent the slow way, or <see cref="int.MinValue"/> where there is none.</summary>
    public int Slot = None;

    /// <summary>
    /// Tells every 256th write to the shared cell since the last scrape. Where the shared cell is a whole number, it is what the cell's last byte
    /// will be by then, so that adding 1 stores nothing here; elsewhere it counts. Threads overwrite each other: it is a hint.
    /// </summary>
    public byte Heat;

    /// <summary>Index of the series' label text in its slab.</summary>
    public byte Label;

    /// <summary>True: a negative number was added to the fraction, so that it may go down.</summary>
    public bool MayFall;

    /// <summary>How many of the next writers look for an exemplar; threads overwrite each other here.</summary>
    public byte Looks;

    /// <summary>What few series have: a lease of slots, a fraction, exemplars, native buckets.</summary>
    public Attachment? Attached;

    /// <summary>The slot, hidden or not; <see cref="int.MaxValue"/>, which no array has, where there is none.</summary>
    public int TrueSlot
    {
        get
        {
            var slot = Volatile.Read(ref Slot);
            return slot < 0 ? ~slot : slot;
        }
    }

    /// <summary>True: the series has cells in the arrays of threads.</summary>
    public readonly bool HasSlot => Slot != None;

    /// <summary>Notes a write to the shared cell.</summary>
    /// <returns>True: it is time to ask for own cells.</returns>
    public bool Warm() => ++Heat == 0;

    /// <summary>Notes a write to a shared cell that is a whole number.</summary>
    /// <param name="shared">The cell after it.</param>
    /// <param name="increment">What it added.</param>
    /// <returns>True: it is time to ask for own cells.</returns>
    public bool Warm(long shared, long increment)
    {
        if (increment != 1)
        {
            Heat += unchecked((byte)(increment - 1));
        }

        return unchecked((byte)shared) == Heat;
    }

    /// <summary>Starts to count afresh how often the series is written.</summary>
    /// <param name="shared">The shared cell where it is a whole number.</param>
    public void Cool(long shared = 0)
    {
        var heat = unchecked((byte)shared);
        if (Heat != heat)
        {
            Heat = heat;
        }
    }

    /// <summary>Sends all writers the slow way, to the shared cell, until <see cref="Show"/>. What is in the cells of threads still counts.</summary>
    public void Hide()
    {
        var slot = Volatile.Read(ref Slot);
        if (slot >= 0)
        {
            Interlocked.CompareExchange(ref Slot, ~slot, slot);
        }
    }

    /// <summary>Lets writers use their own cells again.</summary>
    public void Show()
    {
        var slot = Volatile.Read(ref Slot);
        if (slot is < 0 and not None)
        {
            Interlocked.CompareExchange(ref Slot, ~slot, slot);
        }
    }

    /// <summary>Gives the series a slot: whoever sees it also sees that its cells are zero everywhere.</summary>
    public void Give(int slot) => Volatile.Write(ref Slot, slot);

    /// <summary>Takes the slot away; for a series that nobody can write any more.</summary>
    public void Revoke() => Volatile.Write(ref Slot, None);
}
