using System.Globalization;

namespace MetricsKit.PromQL.Templates;

/// <summary>Numbers as Go writes them.</summary>
internal static class GoNumber
{
    /// <summary>The type that a number or a rune's code has where nothing asks for another; null for what Go refuses.</summary>
    public static ValueType? TypeOf(string text)
    {
        if (text[text.Length - 1] == 'i' && IsFloat(text.Substring(0, text.Length - 1)))
        {
            return ValueType.Complex;
        }

        if (IntegerType(text) is { } integer)
        {
            // A negative exponent's sign is no part of a whole number.
            return integer;
        }

        return IsFloat(text) && text.IndexOfAny(['.', 'e', 'E', 'p', 'P']) >= 0 ? ValueType.Float : null;
    }

    /// <summary>True for <c>1+2i</c> whose halves are numbers.</summary>
    public static bool IsComplex(string text)
    {
        int sign = text.Length - 1;
        while (sign > 0 && (text[sign] is not ('+' or '-') || text[sign - 1] is 'e' or 'E' or 'p' or 'P'))
        {
            sign--;
        }

        return sign > 0 && IsFloat(text.Substring(0, sign)) && IsFloat(text.Substring(sign, text.Length - sign - 1));
    }

    private static ValueType? IntegerType(string text)
    {
        int i = text[0] is '+' or '-' ? 1 : 0;
        bool negative = text[0] == '-';
        bool signed = i == 1;
        (int numberBase, int prefix) = i + 1 < text.Length && text[i] == '0'
            ? text[i + 1] switch
            {
                'x' or 'X' => (16, 2),
                'b' or 'B' => (2, 2),
                'o' or 'O' => (8, 2),
                _ => (8, 1),
            }
            : (10, 0);
        if (!UnderscoresAreBetweenDigits(text.Substring(i)) || i + prefix >= text.Length)
        {
            return null;
        }

        ulong value = 0;
        bool any = prefix == 1;
        for (i += prefix; i < text.Length; i++)
        {
            if (text[i] == '_')
            {
                continue;
            }

            int digit = DigitValue(text[i]);
            if (digit >= numberBase || value > (ulong.MaxValue - (ulong)digit) / (ulong)numberBase)
            {
                return null;
            }

            value = (value * (ulong)numberBase) + (ulong)digit;
            any = true;
        }

        ulong most = negative ? 1UL << 63 : long.MaxValue;
        return !any ? null : value <= most ? ValueType.Int : signed ? null : ValueType.Overflow;
    }

    private static bool IsFloat(string text)
    {
        int i = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (!UnderscoresAreBetweenDigits(text.Substring(i)))
        {
            return false;
        }

        string plain = text.Replace("_", "");
        bool hex = i + 1 < plain.Length && plain[i] == '0' && plain[i + 1] is 'x' or 'X';
        if (!hex)
        {
            return plain.IndexOfAny(['i', 'x', 'X']) < 0
                && double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double value)
                && !double.IsInfinity(value);
        }

        // Digits before and after the point, and an exponent, which is not optional.
        int exponent = plain.IndexOfAny(['p', 'P']);
        string mantissa = exponent < 0 ? "" : plain.Substring(i + 2, exponent - i - 2);
        return mantissa.Any(c => c != '.') && mantissa.All(c => c == '.' || DigitValue(c) < 16)
            && int.TryParse(plain.Substring(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int power)
            && power < 1024;
    }

    /// <summary>An underscore stands between two digits, or between a prefix such as <c>0x</c> and a digit.</summary>
    private static bool UnderscoresAreBetweenDigits(string text)
    {
        if (text.IndexOf('_') < 0)
        {
            return true;
        }

        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool prefixed = hex || text.StartsWith("0b", StringComparison.OrdinalIgnoreCase) || text.StartsWith("0o", StringComparison.OrdinalIgnoreCase);
        char last = prefixed ? '0' : '.';
        foreach (char c in prefixed ? text.Substring(2) : text)
        {
            bool isDigit = DigitValue(c) < (hex ? 16 : 10);
            if ((c == '_' && last != '0') || (last == '_' && !isDigit))
            {
                return false;
            }

            last = isDigit ? '0' : c == '_' ? '_' : '.';
        }

        return last != '_';
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => 99,
    };
}
