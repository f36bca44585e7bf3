using MetricsKit.Families;

namespace MetricsKit;

/// <summary>The label text of a set of tags: sorted by label, so that equal sets have one text whatever their order.</summary>
internal static class TagText
{
    /// <summary>Longest value that becomes a label's, in UTF-16 units; a number of series alone would not bound memory. Longer ones read <c>other</c>.</summary>
    public const int LongestValue = OpenLabel.LongestValue;

    /// <summary>What OpenTelemetry labels the series of all that came after the bound.</summary>
    public const string Overflow = "otel_metric_overflow=\"true\"";

    /// <summary>What stands between the values of tags that make the same label.</summary>
    private const char Separator = ';';

    [ThreadStatic]
    private static Item[]? t_items;

    /// <summary>Writes the labels as the exposition has them, without braces. Tags of the same name: the last one holds.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="constants">Tags of the meter and the instrument, which those of the measurement precede.</param>
    /// <param name="tags">Tags of the measurement.</param>
    public static void Write(ref CharBuffer text, ReadOnlySpan<KeyValuePair<string, object?>> constants, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var items = t_items;
        t_items = null;
        items = items?.Length >= constants.Length + tags.Length ? items : new Item[Math.Max(16, constants.Length + tags.Length)];
        var count = 0;
        foreach (var (key, value) in constants)
        {
            Insert(items, ref count, key, value);
        }

        foreach (var (key, value) in tags)
        {
            Insert(items, ref count, key, value);
        }

        try
        {
            for (int start = 0, end; start < count; start = end)
            {
                end = start + 1;
                while (end < count && items[end].Label == items[start].Label)
                {
                    end++;
                }

                WriteLabel(ref text, items.AsSpan(start, end - start));
            }
        }
        finally
        {
            Array.Clear(items, 0, count);
            t_items = items;
        }
    }

    /// <summary>The labels' names, for those that must know them.</summary>
    public static IEnumerable<string> LabelsOf(KeyValuePair<string, object?>[] constants, KeyValuePair<string, object?>[] tags) =>
        constants.Concat(tags).Where(static tag => tag.Key is not null).Select(static tag => LabelNames.Of(tag.Key));

    private static void Insert(Item[] items, ref int count, string? key, object? value)
    {
        if (key is null)
        {
            return;
        }

        var label = LabelNames.Of(key);
        var at = count;
        while (at > 0 && Compare(label, key, items[at - 1]) is var order and <= 0)
        {
            if (order == 0)
            {
                items[at - 1].Value = value;
                return;
            }

            at--;
        }

        Array.Copy(items, at, items, at + 1, count - at);
        items[at] = new Item { Label = label, Key = key, Value = value };
        count++;
    }

    private static int Compare(string label, string key, Item other) =>
        string.CompareOrdinal(label, other.Label) is not 0 and var order ? order : string.CompareOrdinal(key, other.Key);

    private static void WriteLabel(ref CharBuffer text, ReadOnlySpan<Item> items)
    {
        Span<char> initial = stackalloc char[256];
        var value = new CharBuffer(initial);
        foreach (var item in items)
        {
            if (value.Written.Length > 0)
            {
                value.Append(Separator);
            }

            TagValues.Write(ref value, item.Value);
        }

        if (value.Written.Length > 0)
        {
            if (text.Written.Length > 0)
            {
                text.Append(',');
            }

            text.Append(items[0].Label);
            text.Append("=\"");
            text.AppendLabelValue(value.Written.Length > LongestValue ? LabelLayout.Other : value.Written);
            text.Append('"');
        }

        value.Dispose();
    }

    private struct Item
    {
        public string Label;
        public string Key;
        public object? Value;
    }
}
