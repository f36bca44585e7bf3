using System.Text;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>Reads a series' label text, <c>a="b",c="d"</c> with the exposition's escapes, which only our own code wrote.</summary>
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
        var equals = text.IndexOf((byte)'=');
        if (equals < 0)
        {
            name = value = "";
            return false;
        }

        name = Encoding.UTF8.GetString(text[..equals]);
        text = text[(equals + 2)..];
        var end = 0;
        var escapes = false;
        for (; text[end] != '"'; end++)
        {
            if (text[end] == '\\')
            {
                escapes = true;
                end++;
            }
        }

        value = Encoding.UTF8.GetString(text[..end]);
        value = escapes ? Unescape(value) : value;
        text = text[Math.Min(end + 2, text.Length)..];
        return true;
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var isEscape = value[i] == '\\' && i + 1 < value.Length;
            i += isEscape ? 1 : 0;
            text.Append(isEscape && value[i] == 'n' ? '\n' : value[i]);
        }

        return text.ToString();
    }
}
