namespace MetricsKit;

/// <summary>The part of a counter that is no whole number. Most counters never need one.</summary>
internal sealed class FractionCell
{
    private long _bits;

    public double Value => AtomicDouble.Read(ref _bits);

    public void Add(double value) => AtomicDouble.Add(ref _bits, value);
}
