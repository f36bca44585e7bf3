namespace MetricsKit.Cells;

/// <summary>The part of a counter that is no whole number, or is too large for one. Most counters never need it.</summary>
internal sealed class FractionCell : Attachment, ICellOwner
{
    private CellPlace _place = new();
    private long _shared;
    private long _shown;

    ref CellPlace ICellOwner.Place => ref _place;

    int ICellOwner.CellCount => 1;

    bool ICellOwner.HasFraction => true;

    /// <summary>Adds a number that is finite and not negative.</summary>
    public void Add(double value)
    {
        var cells = OwnCells.Cells;
        var slot = _place.Slot;
        if (cells is not null && (uint)slot < (uint)cells.Length)
        {
            AtomicDouble.AddAlone(ref cells[slot], value);
            GC.KeepAlive(this);
        }
        else
        {
            AtomicDouble.Add(ref _shared, value);
            if (_place.Warm())
            {
                CellStore.Promote(this);
            }
        }
    }

    /// <inheritdoc />
    public void TakeBack(int cell, long whole, double rest) => AtomicDouble.Add(ref _shared, rest);

    /// <summary>The sum, never less than it was.</summary>
    /// <param name="sums">What threads had when the scrape began; null for what they have now.</param>
    public double Read(CellSums? sums)
    {
        var slot = _place.TrueSlot;
        if (sums is not null)
        {
            _place.Cool();
        }

        // When a thread has ended its share is added in another order, and rounded differently: that must not look like a decrease.
        AtomicDouble.Raise(ref _shown, AtomicDouble.Read(ref _shared) + (sums?.Fraction(slot) ?? CellStore.FractionOf(slot)));
        GC.KeepAlive(this);
        return AtomicDouble.Read(ref _shown);
    }
}
