namespace MetricsKit.Cells;

/// <summary>
/// A hot series' right to its slots. It is attached to the series alone, so it is finalised when nobody can reach the series: a series that
/// was removed and is still held by someone, even in the middle of a write, keeps its slots.
/// </summary>
internal sealed class SlotLease(ICellOwner owner) : Attachment
{
    ~SlotLease() => CellStore.Release(owner);
}
