namespace MetricsKit.Families;

/// <summary>The combinations of label values that are known at registration. <c>other</c> is none of them.</summary>
internal static class DeclaredCombinations
{
    /// <param name="layout">The labels.</param>
    /// <param name="sources">Values of each open or source label in label order; null for an open one.</param>
    /// <param name="most">Combinations beyond which there are none from the start.</param>
    /// <returns>Index of the closed labels, and the values of the source labels (empty for "absent").</returns>
    public static IReadOnlyList<(int Index, string?[] Open)> Of(LabelLayout layout, List<string>?[] sources, int most)
    {
        var labels = layout.Labels;
        var counts = new long[labels.Length];
        var total = 1L;
        var source = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var values = LabelLayout.IsClosed(labels[i]) ? LabelLayout.CountOf(labels[i]) : sources[source++]?.Count ?? long.MaxValue;
            counts[i] = values == long.MaxValue ? values : values + (labels[i].Optional ? 1 : 0);
            if (counts[i] == 0)
            {
                return [];
            }

            total = counts[i] > most || total > most ? long.MaxValue : total * counts[i];
        }

        if (total > most || layout.Product > int.MaxValue)
        {
            return [];
        }

        var combinations = new (int, string?[])[total];
        for (var n = 0; n < combinations.Length; n++)
        {
            combinations[n] = At(n, layout, sources, counts);
        }

        return combinations;
    }

    private static (int Index, string?[] Open) At(long number, LabelLayout layout, List<string>?[] sources, long[] counts)
    {
        var open = new string?[sources.Length];
        var source = sources.Length;
        int index = 0, weight = 1;
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            var digit = (int)(number % counts[i]);
            number /= counts[i];
            if (LabelLayout.IsClosed(layout.Labels[i]))
            {
                index += weight * digit;
                weight *= (int)counts[i] + 1;
            }
            else
            {
                var values = sources[--source]!;
                open[source] = digit < values.Count ? values[digit] : null;
            }
        }

        return (index, open);
    }
}
