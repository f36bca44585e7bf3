namespace MetricsKit.Cells;

/// <summary>Something that counts in a shared cell of its own and, once hot, in a range of cells of each thread that writes it.</summary>
internal interface ICellOwner
{
    /// <summary>Where its cells are.</summary>
    ref CellPlace Place { get; }

    /// <summary>Length of the range.</summary>
    int CellCount { get; }

    /// <summary>True: cell 0, the last of the range, is the bits of a double; all others are whole numbers.</summary>
    bool HasFraction { get; }
}
