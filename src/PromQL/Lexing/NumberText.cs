using System.Globalization;

namespace MetricsKit.PromQL;

/// <summary>Numbers as Prometheus reads them: Go's integers (decimal, hexadecimal, octal with a leading 0) and decimal floats, with underscores between digits.</summary>
internal static class NumberText
{
    /// <summary>Digits that a double holds exactly, whatever they are.</summary>
    private const int ExactDigits = 15;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>Cuts out the number or duration that starts there; a wrong one is an error token as long as its letters and digits go.</summary>
    public static Token Scan(string text, int start)
    {
        if (TryScanPlain(text, start, out Token token))
        {
            return token;
        }

        int end = End(text, start);
        if (PromDuration.TryRead(text, start, end, out long milliseconds))
        {
            return Token.OfNumber(TokenKind.Duration, start, end, milliseconds);
        }

        string word = text.Substring(start, end - start);
        if (TryParse(word, out double number))
        {
            return Token.OfNumber(TokenKind.Number, start, end, number, word.IndexOf('_') >= 0 ? TokenFlags.HasUnderscores : TokenFlags.None);
        }

        return PromDuration.TryParse(word, out PromDuration duration)
            ? Token.OfNumber(TokenKind.Duration, start, end, duration.TotalMilliseconds)
            : new Token(TokenKind.Error, start, end, TokenFlags.IsWrong);
    }

    /// <summary>Why a word that begins with a digit is neither a number nor a duration.</summary>
    public static string Problem(string word)
    {
        bool isHex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return word.Any(char.IsLetter) && !isHex && !PromDuration.TryParse(word, out _, out string? problem)
            ? problem!
            : $"'{word}' is not a number";
    }

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

    /// <summary>Reads the short decimal numbers that nearly all are, <c>5</c>, <c>0.05</c>: their quotient by a power of ten is the nearest double.</summary>
    private static bool TryScanPlain(string text, int start, out Token token)
    {
        int i = start;
        int digits = 0;
        int point = -1;
        long value = 0;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (Characters.IsDigit(c) && digits < ExactDigits)
            {
                value = (value * 10) + (c - '0');
                digits++;
            }
            else if (c == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                break;
            }
        }

        bool ends = i == text.Length || !(Characters.IsAlphaNumeric(text[i]) || text[i] == '.');
        bool isOctal = text[start] == '0' && digits > 1 && point < 0;
        if (!ends || digits == 0 || isOctal)
        {
            token = default;
            return false;
        }

        token = Token.OfNumber(TokenKind.Number, start, i, point < 0 ? value : value / PowersOfTen[i - point - 1]);
        return true;
    }

    private static int End(string text, int start)
    {
        bool isHex = text[start] == '0' && start + 1 < text.Length && text[start + 1] is 'x' or 'X';
        int end = start;
        while (end < text.Length && (Characters.IsAlphaNumeric(text[end]) || text[end] == '.' || IsExponentSign(text, start, end, isHex)))
        {
            end++;
        }

        return end;
    }

    /// <summary>True for the sign in <c>1e-9</c>.</summary>
    private static bool IsExponentSign(string text, int start, int i, bool isHex) =>
        !isHex && text[i] is '+' or '-' && i > start && text[i - 1] is 'e' or 'E';

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
