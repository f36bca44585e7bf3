namespace MetricsKit.Cells;

/// <summary>
/// A hot series' right to its slots. It is attached to the series alone, so it is finalised when nobody can reach the series: a series that
/// was removed and is still held by someone, even in the middle of a write, keeps its slots.
/// </summary>
internal sealed class SlotLease(ICellOwner owner) : Attachment
{
    private bool _isOver;

    ~SlotLease()
    {
        lock (CellStore.Gate)
        {
            CellStore.Release(owner);
            _isOver = true;
        }
    }

    /// <summary>Serves for the next slots of a series that another finaliser has brought back; under the gate.</summary>
    public void Renew()
    {
        if (_isOver)
        {
            _isOver = false;
            GC.ReRegisterForFinalize(this);
        }
    }
}
