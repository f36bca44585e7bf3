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

    /// <summary>Adds to the shared cell what threads have counted, when the range is taken away.</summary>
    /// <param name="cell">Which one.</param>
    /// <param name="whole">Whole numbers.</param>
    /// <param name="rest">The bits' double of cell 0, and what is beyond a sum of whole numbers.</param>
    void TakeBack(int cell, long whole, double rest);
}
