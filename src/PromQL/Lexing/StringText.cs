using System.Globalization;
using System.Text;

namespace MetricsKit.PromQL;

/// <summary>String literals: escapes are Go's, and bytes that are no UTF-8 survive as lone surrogates U+DC80 to U+DCFF.</summary>
internal static class StringText
{
    private const string EscapeLetters = "abfnrtv\\";
    private const string EscapeValues = "\a\b\f\n\r\t\v\\";

    /// <summary>Cuts out the literal that starts at <paramref name="start"/>; one without an end goes up to the end of its line, or of the text.</summary>
    public static Token Scan(string text, int start)
    {
        char quote = text[start];
        var flags = TokenFlags.None;
        int i = start + 1;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (c == quote)
            {
                return new Token(TokenKind.String, start, i + 1, flags);
            }

            if (quote != '`' && c == '\n')
            {
                break;
            }

            if (quote != '`' && c == '\\')
            {
                flags |= TokenFlags.HasEscapes;
                i += i + 1 < text.Length && text[i + 1] != '\n' ? 1 : 0;
            }
            else if (char.IsSurrogate(c))
            {
                flags |= TokenFlags.HasEscapes;
            }
        }

        return new Token(TokenKind.String, start, i, flags | TokenFlags.IsWrong);
    }

    /// <summary>The content of a literal, and the first mistake in it.</summary>
    public static string Value(string text, in Token token, out PromQLError? error)
    {
        error = null;
        int end = token.End - 1;
        if (token.Is(TokenFlags.IsWrong))
        {
            error = new PromQLError(token.Start, token.End, LexicalErrors.Message(text, token));
            end = token.End;
        }

        return token.Is(TokenFlags.HasEscapes)
            ? Decode(text, token.Start, end, ref error)
            : text.Substring(token.Start + 1, end - token.Start - 1);
    }

    private static string Decode(string text, int start, int end, ref PromQLError? error)
    {
        char quote = text[start];
        var value = new Builder(end - start);
        for (int i = start + 1; i < end; i++)
        {
            char c = text[i];
            if (char.IsSurrogate(c))
            {
                bool isPair = i + 1 < end && char.IsSurrogatePair(c, text[i + 1]);
                if (!isPair)
                {
                    error ??= new PromQLError(i, i + 1, "a lone surrogate cannot be written as UTF-8; remove it");
                    continue;
                }

                value.Append(c);
                value.Append(text[++i]);
            }
            else if (quote != '`' && c == '\\')
            {
                PromQLError? problem = Escape(text, end, ref i, quote, value);
                error ??= problem;
            }
            else
            {
                value.Append(c);
            }
        }

        return value.ToString();
    }

    /// <summary>Reads the escape whose backslash is at <paramref name="i"/> and leaves <paramref name="i"/> at its last character.</summary>
    private static PromQLError? Escape(string text, int end, ref int i, char quote, Builder value)
    {
        int start = i++;
        if (i >= end)
        {
            return new PromQLError(start, end, "escape sequence is not finished");
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
            return new PromQLError(start, i + 1, $"unknown escape sequence '\\{c}'; write '\\\\' for a backslash, or put the string in backticks");
        }

        int first = numberBase == 8 ? i : i + 1;
        uint code = 0;
        for (i = first; i < first + digits; i++)
        {
            int digit = i < end ? DigitValue(text[i]) : 16;
            if (digit >= numberBase)
            {
                var error = new PromQLError(start, Math.Min(i + 1, end), $"escape sequence '\\{c}' needs {digits} {(numberBase == 8 ? "octal" : "hexadecimal")} digits");
                i--;
                return error;
            }

            code = unchecked((code * (uint)numberBase) + (uint)digit);
        }

        i--;
        bool isByte = c is not ('u' or 'U');
        if (code > (isByte ? 0xFF : 0x10FFFF) || code is >= 0xD800 and < 0xE000)
        {
            return new PromQLError(start, i + 1, "escape sequence is not a valid Unicode code point");
        }

        value.AppendCode(code, isByte);
        return null;
    }

    private static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => 16,
    };

    /// <summary>Collects text and, in between, bytes that may or may not make up UTF-8.</summary>
    private sealed class Builder(int capacity)
    {
        private readonly char[] _text = new char[capacity];
        private List<byte>? _bytes;
        private int _length;

        public void Append(char c)
        {
            Flush();
            _text[_length++] = c;
        }

        public void AppendCode(uint code, bool isByte)
        {
            if (isByte && code >= 0x80)
            {
                (_bytes ??= []).Add((byte)code);
                return;
            }

            Flush();
            foreach (char c in char.ConvertFromUtf32((int)code))
            {
                _text[_length++] = c;
            }
        }

        public override string ToString()
        {
            Flush();
            return new string(_text, 0, _length);
        }

        private void Flush()
        {
            if (_bytes is not { Count: > 0 } bytes)
            {
                return;
            }

            for (int i = 0; i < bytes.Count;)
            {
                int length = Utf8Length(bytes, i);
                string decoded = length > 0 ? Encoding.UTF8.GetString(bytes.GetRange(i, length).ToArray()) : ((char)(0xDC00 + bytes[i])).ToString(CultureInfo.InvariantCulture);
                decoded.CopyTo(0, _text, _length, decoded.Length);
                _length += decoded.Length;
                i += Math.Max(length, 1);
            }

            bytes.Clear();
        }

        /// <summary>Length of the valid sequence at <paramref name="start"/>; 0 for none.</summary>
        private static int Utf8Length(List<byte> bytes, int start)
        {
            int length = bytes[start] switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
            if (length == 0 || start + length > bytes.Count)
            {
                return 0;
            }

            try
            {
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes.GetRange(start, length).ToArray());
                return length;
            }
            catch (ArgumentException)
            {
                return 0;
            }
        }
    }
}
