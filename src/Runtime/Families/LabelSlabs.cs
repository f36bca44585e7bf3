namespace MetricsKit.Families;

/// <summary>Puts the label texts of a family's series into slabs; under the family's lock.</summary>
internal sealed class LabelSlabs
{
    // Few series are often written by many threads; of many, two that are neighbours seldom are.
    private const int Few = 16;

    private readonly MetricFamily _family;
    private LabelSlab? _last;

    public LabelSlabs(MetricFamily family) => _family = family;

    // A removed series' text is let go with the last series of its slab: short slabs where series come and go.
    private int Capacity => _family.Layout.OpenCount == 0 ? 64 : 16;

    /// <summary>Takes a text in.</summary>
    /// <param name="text">The text; it may be kept.</param>
    /// <param name="index">Its index in the slab.</param>
    /// <returns>The slab.</returns>
    public LabelSlab Add(byte[] text, out byte index)
    {
        if (_last is null)
        {
            _last = new LabelSlab(_family, (int)Math.Min(Few, _family.Layout.IsArray ? _family.Layout.Product : Few), keepsApart: true);
        }
        else if (_last.IsFull)
        {
            _last = new LabelSlab(_family, Capacity, keepsApart: false);
        }

        index = _last.Add(text);
        return _last;
    }
}
