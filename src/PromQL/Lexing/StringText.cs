using System.Globalization;
using System.Text;

namespace MetricsKit.PromQL;

/// <summary>String literals: escapes are Go's, and bytes that are no UTF-8 survive as lone surrogates U+DC80 to U+DCFF.</summary>
internal static class StringText
{
    private const string EscapeLetters = "abfnrtv\\";
    private const string EscapeValues = "\a\b\f\n\r\t\v\\";

    /// <summary>Reads the literal that starts at <paramref name="start"/>.</summary>
    public static Token Read(string text, int start)
    {
        char quote = text[start];
        var value = new Builder();
        for (int i = start + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote)
            {
                var span = new SourceSpan(start, i + 1);
                return new Token(TokenKind.String, span, text.Substring(start, span.Length)) { Value = value.ToString() };
            }

            if (char.IsSurrogate(c))
            {
                if (i + 1 >= text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                {
                    return Lexer.Error(text, i, i + 1, "a lone surrogate cannot be written as UTF-8; remove it");
                }

                value.Append(c);
                value.Append(text[++i]);
            }
            else if (quote != '`' && c == '\n')
            {
                return Unterminated(text, start, i);
            }
            else if (quote != '`' && c == '\\')
            {
                if (ReadEscape(text, ref i, quote, value) is { } error)
                {
                    return error;
                }
            }
            else
            {
                value.Append(c);
            }
        }

        return Unterminated(text, start, text.Length);
    }

    private static Token Unterminated(string text, int start, int end) =>
        Lexer.Error(text, start, end, $"string has no closing {text[start]}" + (text[start] == '`' ? "" : " on its line"));

    /// <summary>Reads the escape whose backslash is at <paramref name="i"/> and leaves <paramref name="i"/> at its last character.</summary>
    private static Token? ReadEscape(string text, ref int i, char quote, Builder value)
    {
        int start = i++;
        if (i >= text.Length)
        {
            return Lexer.Error(text, start, i, "escape sequence is not finished");
        }

        char c = text[i];
        int letter = EscapeLetters.IndexOf(c);
        if (letter >= 0 || c == quote)
        {
            value.Append(letter >= 0 ? EscapeValues[letter] : c);
            return null;
        }

        (int digits, int numberBase) = c switch
        {
            'x' => (2, 16),
            'u' => (4, 16),
            'U' => (8, 16),
            >= '0' and <= '7' => (3, 8),
            _ => (0, 0),
        };
        if (digits == 0)
        {
            return Lexer.Error(text, start, i + 1, $"unknown escape sequence '\\{c}'; write '\\\\' for a backslash, or put the string in backticks");
        }

        int first = numberBase == 8 ? i : i + 1;
        uint code = 0;
        for (i = first; i < first + digits; i++)
        {
            int digit = i < text.Length ? DigitValue(text[i]) : 16;
            if (digit >= numberBase)
            {
                return Lexer.Error(text, start, Math.Min(i + 1, text.Length), $"escape sequence '\\{c}' needs {digits} {(numberBase == 8 ? "octal" : "hexadecimal")} digits");
            }

            code = unchecked((code * (uint)numberBase) + (uint)digit);
        }

        i--;
        bool isByte = c is not ('u' or 'U');
        if (code > (isByte ? 0xFF : 0x10FFFF) || code is >= 0xD800 and < 0xE000)
        {
            return Lexer.Error(text, start, i + 1, "escape sequence is not a valid Unicode code point");
        }

        value.AppendCode(code, isByte);
        return null;
    }

    private static int DigitValue(char c) =>
        int.TryParse(c.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) ? value : 16;

    /// <summary>Collects text and, in between, bytes that may or may not make up UTF-8.</summary>
    private sealed class Builder
    {
        private readonly StringBuilder _text = new();
        private readonly List<byte> _bytes = [];

        public void Append(char c)
        {
            Flush();
            _text.Append(c);
        }

        public void AppendCode(uint code, bool isByte)
        {
            if (isByte && code >= 0x80)
            {
                _bytes.Add((byte)code);
                return;
            }

            Flush();
            _text.Append(char.ConvertFromUtf32((int)code));
        }

        public override string ToString()
        {
            Flush();
            return _text.ToString();
        }

        private void Flush()
        {
            for (int i = 0; i < _bytes.Count;)
            {
                int length = Utf8Length(i);
                _text.Append(length > 0 ? Encoding.UTF8.GetString(_bytes.GetRange(i, length).ToArray()) : ((char)(0xDC00 + _bytes[i])).ToString());
                i += Math.Max(length, 1);
            }

            _bytes.Clear();
        }

        /// <summary>Length of the valid sequence at <paramref name="start"/>; 0 for none.</summary>
        private int Utf8Length(int start)
        {
            int length = _bytes[start] switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
            if (length == 0 || start + length > _bytes.Count)
            {
                return 0;
            }

            try
            {
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(_bytes.GetRange(start, length).ToArray());
                return length;
            }
            catch (ArgumentException)
            {
                return 0;
            }
        }
    }
}
