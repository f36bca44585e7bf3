namespace MetricsKit.Families;

/// <summary>One series of an observed metric: the value that its observer gave in a round.</summary>
internal sealed class ObservedSeries(byte[] labels)
{
    private long _bits;
    private volatile int _round;

    /// <summary>The label text as the exposition has it, without braces.</summary>
    public byte[] Labels { get; } = labels;

    /// <summary>The last round that has given a value; 0 for none.</summary>
    public int Round => _round;

    /// <summary>The value of that round.</summary>
    public double Value => AtomicDouble.Read(ref _bits);

    /// <summary>True: a label reads <c>other</c>, so that several things are one series.</summary>
    public bool IsShared { get; } = labels.AsSpan().IndexOf("=\"other\""u8) >= 0;

    /// <summary>Takes a value; one thread at a time.</summary>
    /// <returns>True for the first value of the round.</returns>
    public bool Push(int round, double value)
    {
        var isFirst = _round != round;
        AtomicDouble.Write(ref _bits, isFirst || !IsShared ? value : Value + value);
        _round = round;
        return isFirst;
    }
}
