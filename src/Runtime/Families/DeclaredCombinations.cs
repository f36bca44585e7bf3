namespace MetricsKit.Families;

/// <summary>The combinations of label values that are known at registration. <c>other</c> is none of them.</summary>
internal sealed class DeclaredCombinations
{
    /// <summary>How many there are.</summary>
    public readonly int Count;

    private readonly LabelLayout _layout;
    private readonly List<string>?[] _sources;
    private readonly long[] _counts;

    /// <param name="layout">The labels.</param>
    /// <param name="sources">Values of each open or source label in label order; null for an open one.</param>
    /// <param name="most">Combinations beyond which there are none from the start.</param>
    public DeclaredCombinations(LabelLayout layout, List<string>?[] sources, int most)
    {
        _layout = layout;
        _sources = sources;
        var labels = layout.Labels;
        _counts = new long[labels.Length];
        var total = 1L;
        var source = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var values = LabelLayout.IsClosed(labels[i]) ? LabelLayout.CountOf(labels[i]) : sources[source++]?.Count ?? long.MaxValue;
            _counts[i] = values == long.MaxValue ? values : values + (labels[i].Optional ? 1 : 0);
            if (_counts[i] == 0)
            {
                return;
            }

            total = _counts[i] > most || total > most ? long.MaxValue : total * _counts[i];
        }

        Count = total > most || layout.Product > int.MaxValue ? 0 : (int)total;
    }

    /// <summary>One of the combinations.</summary>
    /// <param name="number">0 to <see cref="Count"/> − 1.</param>
    /// <param name="open">Gets the values of the source labels, null for "absent".</param>
    /// <returns>Index of the closed labels.</returns>
    public int At(int number, string?[] open)
    {
        long rest = number;
        var source = _sources.Length;
        int index = 0, weight = 1;
        for (var i = _counts.Length - 1; i >= 0; i--)
        {
            var digit = (int)(rest % _counts[i]);
            rest /= _counts[i];
            if (LabelLayout.IsClosed(_layout.Labels[i]))
            {
                index += weight * digit;
                weight *= (int)_counts[i] + 1;
            }
            else
            {
                var values = _sources[--source]!;
                open[source] = digit < values.Count ? values[digit] : null;
            }
        }

        return index;
    }

    /// <summary>The indices of all, where every label is closed.</summary>
    public int[] Indices()
    {
        var indices = new int[Count];
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = At(i, []);
        }

        return indices;
    }
}
