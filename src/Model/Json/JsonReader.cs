using System.Globalization;
using System.Text;

namespace MetricsKit.Model.Json;

/// <summary>Reads what <see cref="JsonWriter"/> writes, and any other JSON text, into plain values.</summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 64;
    private readonly string _text;
    private int _at;

    private JsonReader(string text) => _text = text;

    /// <summary>The value: <see cref="JsonObject"/>, <c>List&lt;object?&gt;</c>, string, double, bool or null.</summary>
    /// <exception cref="ManifestFormatException">The text is not JSON.</exception>
    public static object? Read(string text)
    {
        var reader = new JsonReader(text);
        object? value = reader.ReadValue(0);
        reader.SkipSpace();
        return reader._at == text.Length ? value : throw reader.Unexpected("the end");
    }

    private object? ReadValue(int depth)
    {
        SkipSpace();
        if (depth > MaxDepth)
        {
            throw new ManifestFormatException($"nested deeper than {MaxDepth} levels at character {_at}");
        }

        switch (Peek())
        {
            case '{':
                return ReadObject(depth);
            case '[':
                return ReadArray(depth);
            case '"':
                return ReadString();
            case 't':
                return ReadWord("true", true);
            case 'f':
                return ReadWord("false", false);
            case 'n':
                return ReadWord("null", null);
            default:
                return ReadNumber();
        }
    }

    private JsonObject ReadObject(int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        SkipSpace();
        if (TryTake('}'))
        {
            return new JsonObject(members);
        }

        do
        {
            SkipSpace();
            string name = Peek() == '"' ? ReadString() : throw Unexpected("a member's name");
            SkipSpace();
            Take(':');
            members[name] = ReadValue(depth + 1);
            SkipSpace();
        }
        while (TryTake(','));
        Take('}');
        return new JsonObject(members);
    }

    private List<object?> ReadArray(int depth)
    {
        var items = new List<object?>();
        _at++;
        SkipSpace();
        if (TryTake(']'))
        {
            return items;
        }

        do
        {
            items.Add(ReadValue(depth + 1));
            SkipSpace();
        }
        while (TryTake(','));
        Take(']');
        return items;
    }

    private string ReadString()
    {
        int start = ++_at;
        while (_at < _text.Length && _text[_at] is not ('"' or '\\'))
        {
            _at++;
        }

        if (Peek() == '"')
        {
            return _text.Substring(start, _at++ - start);
        }

        var value = new StringBuilder(_text, start, _at - start, Math.Max(16, (_at - start) * 2));
        while (Peek() != '"')
        {
            char c = Next();
            value.Append(c == '\\' ? ReadEscape() : c);
        }

        _at++;
        return value.ToString();
    }

    private char ReadEscape()
    {
        char c = Next();
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _text.Length
                && ushort.TryParse(_text.Substring(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                _at += 4;
                return (char)code;
            default:
                throw Unexpected("an escape");
        }
    }

    private double ReadNumber()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] is ((>= '0' and <= '9') or '-' or '+' or '.' or 'e' or 'E'))
        {
            _at++;
        }

        return double.TryParse(_text.Substring(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Unexpected("a value");
    }

    private object? ReadWord(string word, object? value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value");
        }

        _at += word.Length;
        return value;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (' ' or '\t' or '\r' or '\n'))
        {
            _at++;
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private char Next() => _at < _text.Length ? _text[_at++] : throw Unexpected("more text");

    private bool TryTake(char c)
    {
        if (Peek() != c)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Take(char c)
    {
        if (!TryTake(c))
        {
            throw Unexpected($"'{c}'");
        }
    }

    private ManifestFormatException Unexpected(string expected) => new($"expected {expected} at character {_at}");
}
