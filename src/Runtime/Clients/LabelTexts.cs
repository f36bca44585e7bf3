using System.Text;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>Labels of a series' label text, as other clients want them.</summary>
internal static class LabelTexts
{
    /// <summary>The values in label order; empty where a label is absent.</summary>
    public static string[] ValuesOf(LabelLayout layout, ReadOnlySpan<byte> text)
    {
        var values = new string[layout.Labels.Length];
        Array.Fill(values, "");
        var next = 0;
        while (TryRead(ref text, out var name, out var value))
        {
            // The text has the labels in their order, less the absent ones.
            while (layout.Labels[next].Name != name)
            {
                next++;
            }

            values[next++] = value;
        }

        return values;
    }

    /// <summary>Names and values as tags.</summary>
    public static KeyValuePair<string, object?>[] TagsOf(ReadOnlySpan<byte> text)
    {
        var tags = new List<KeyValuePair<string, object?>>();
        while (TryRead(ref text, out var name, out var value))
        {
            tags.Add(new KeyValuePair<string, object?>(name, value));
        }

        return [.. tags];
    }

    private static bool TryRead(ref ReadOnlySpan<byte> text, out string name, out string value)
    {
        if (text.IsEmpty)
        {
            name = value = "";
            return false;
        }

        var written = LabelTextReader.Take(ref text, out var label, out var escapes);
        name = Encoding.UTF8.GetString(label);
        value = escapes == 0 ? Encoding.UTF8.GetString(written) : Unescape(written, written.Length - escapes);
        return true;
    }

    private static string Unescape(ReadOnlySpan<byte> escaped, int length)
    {
        var value = new byte[length];
        LabelTextReader.Unescape(escaped, ref value[0]);
        return Encoding.UTF8.GetString(value);
    }
}
