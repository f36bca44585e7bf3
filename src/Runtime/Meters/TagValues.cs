using System.Globalization;

namespace MetricsKit;

/// <summary>Values of tags: which are known again without being written out, and how they read.</summary>
internal static class TagValues
{
    /// <summary>True for what never changes and compares by value without allocating: strings, numbers, enums, dates.</summary>
    public static bool IsPlain(object? value) => value is null or string or Guid || Type.GetTypeCode(value.GetType()) != TypeCode.Object;

    /// <summary>True where both read alike; of plain values.</summary>
    public static bool AreEqual(object? first, object? second)
    {
        if (ReferenceEquals(first, second))
        {
            return true;
        }

        return first is string text ? second is string other && text.Length == other.Length && text.AsSpan().SequenceEqual(other)
            : first is not null && second is not null && first.GetType() == second.GetType() && first.Equals(second);
    }

    /// <summary>Writes a value: numbers as everywhere, <c>true</c> and <c>false</c>, lists as <c>["a","b"]</c>, nothing for null.</summary>
    public static void Write(ref CharBuffer text, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string plain:
                text.Append(plain);
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case Enum member:
                text.Append(member.ToString());
                break;
            case ISpanFormattable number when IsPlain(value):
                Span<char> formatted = stackalloc char[64];
                text.Append(number.TryFormat(formatted, out var written, default, CultureInfo.InvariantCulture)
                    ? formatted[..written]
                    : number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case Array { Rank: 1 } list:
                WriteList(ref text, list);
                break;
            default:
                text.Append(TextOf(value));
                break;
        }
    }

    /// <summary>What somebody's type says of itself; nothing where it cannot: who measures must not learn of it.</summary>
    private static string? TextOf(object value)
    {
        try
        {
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        }
#pragma warning disable CA1031 // ToString is the user's, and a measurement must not throw.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static void WriteList(ref CharBuffer text, Array list)
    {
        text.Append('[');
        for (var i = 0; i < list.Length && text.Written.Length <= TagText.LongestValue; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            var isText = list.GetValue(i) is string or char;
            text.Append(isText ? "\"" : "");
            Write(ref text, list.GetValue(i) is Array ? "[]" : list.GetValue(i) ?? "null");
            text.Append(isText ? "\"" : "");
        }

        text.Append(']');
    }
}
