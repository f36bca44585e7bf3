using System.Globalization;

namespace MetricsKit.PromQL;

/// <summary>Numbers as Prometheus reads them: Go's integers (decimal, hexadecimal, octal with a leading 0) and decimal floats, with underscores between digits.</summary>
internal static class NumberText
{
    /// <summary>Reads a number without sign; false where the text is none or too large.</summary>
    public static bool TryParse(string text, out double value)
    {
        value = 0;
        if (!UnderscoresStandBetweenDigits(text))
        {
            return false;
        }

        string digits = text.Replace("_", "");
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            bool ok = long.TryParse(digits.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) && hex >= 0;
            value = hex;
            return ok;
        }

        if (digits.Length > 1 && digits[0] == '0' && digits.All(c => c is >= '0' and <= '7') && digits.TrimStart('0').Length <= 20)
        {
            value = digits.Aggregate(0L, (n, c) => (n * 8) + (c - '0'));
            return true;
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return digits.Any(Characters.IsDigit)
            && double.TryParse(digits, Style, CultureInfo.InvariantCulture, out value)
            && !double.IsInfinity(value);
    }

    private static bool UnderscoresStandBetweenDigits(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool afterPrefix = i == 2 && text[1] is 'x' or 'X';
            if (text[i] == '_' && !(i + 1 < text.Length && IsHexDigit(text[i + 1]) && i > 0 && (afterPrefix || IsHexDigit(text[i - 1]))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHexDigit(char c) => Characters.IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
