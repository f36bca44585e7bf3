using System.Globalization;
using System.Text;

namespace MetricsKit.PromQL;

/// <summary>Double-quoted strings, as Go's strconv.Quote writes them.</summary>
internal static class StringQuoting
{
    public static void Append(StringBuilder text, string value)
    {
        text.Append('"');
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (char.IsSurrogate(c))
            {
                AppendSurrogate(text, value, ref i);
                continue;
            }

            int escape = "\a\b\f\n\r\t\v\\\"".IndexOf(c);
            if (escape >= 0)
            {
                text.Append('\\').Append("abfnrtv\\\""[escape]);
            }
            else if (IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c), c))
            {
                text.Append(c);
            }
            else
            {
                text.Append(c < ' ' || c == 0x7F ? "\\x" + Hex(c, 2) : "\\u" + Hex(c, 4));
            }
        }

        text.Append('"');
    }

    private static void AppendSurrogate(StringBuilder text, string value, ref int i)
    {
        if (i + 1 < value.Length && char.IsSurrogatePair(value, i))
        {
            int code = char.ConvertToUtf32(value, i);
            bool printable = IsPrintable(CharUnicodeInfo.GetUnicodeCategory(value, i), value[i]);
            text.Append(printable ? value.Substring(i, 2) : "\\U" + Hex(code, 8));
            i++;
        }
        else
        {
            // A byte that is no UTF-8; any other lone surrogate has no place in a string that Prometheus reads.
            text.Append(value[i] is >= (char)0xDC80 and <= (char)0xDCFF ? "\\x" + Hex(value[i] - 0xDC00, 2) : "\uFFFD");
        }
    }

    private static string Hex(int code, int digits) => code.ToString("x" + digits, CultureInfo.InvariantCulture);

    /// <summary>Letters, marks, numbers, punctuation, symbols and the ASCII space.</summary>
    private static bool IsPrintable(UnicodeCategory category, char c) => category switch
    {
        UnicodeCategory.SpaceSeparator => c == ' ',
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,
        _ => true,
    };
}
