namespace MetricsKit;

/// <summary>
/// Keeps text printable in an exposition: unpaired surrogates have no UTF-8 form, and Prometheus' scanner takes NUL for the end of the
/// input, so that one such value would fail the whole scrape.
/// </summary>
internal static class Utf16
{
    private const char Replacement = '\uFFFD';

    public static bool IsPrintable(ReadOnlySpan<char> text) => FirstBad(text, 0) < 0;

    /// <summary>The text itself where it is printable, a repaired copy elsewhere.</summary>
    public static string Repair(string text)
    {
        return FirstBad(text, 0) < 0 ? text : Repaired(text);
    }

    /// <summary>Copies <paramref name="text"/> with every bad unit replaced by one U+FFFD.</summary>
    public static void Repair(ReadOnlySpan<char> text, Span<char> copy)
    {
        text.CopyTo(copy);
        for (var at = FirstBad(text, 0); at >= 0; at = FirstBad(text, at + 1))
        {
            copy[at] = Replacement;
        }
    }

    private static string Repaired(string text) => string.Create(text.Length, text, static (copy, original) => Repair(original, copy));

    private static int FirstBad(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            // Plain, as texts are short: preparing a search costs a process milliseconds before its first metric.
            if (text[i] != '\0' && !char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }
}
