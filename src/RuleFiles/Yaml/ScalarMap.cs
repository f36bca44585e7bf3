using System.Globalization;
using System.Text;
using YamlDotNet.Core;

namespace MetricsKit.RuleFiles.Yaml;

/// <summary>Where each character of a scalar's value stands in the text. The value is rebuilt from the text on the way, and a map whose value is not the parser's is none.</summary>
internal sealed class ScalarMap
{
    private readonly string _text;
    private readonly int _end;
    private readonly StringBuilder _value = new();
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private int _at;

    private ScalarMap(string text, int start, int end)
    {
        _text = text;
        _at = start;
        _end = end;
    }

    /// <summary>The rebuilt value.</summary>
    public string Value => _value.ToString();

    /// <summary>First character of the text that makes the character at an index; after the last one for the value's length.</summary>
    public int StartOf(int index) => index < _starts.Count ? _starts[index] : _ends.Count > 0 ? _ends[_ends.Count - 1] : _at;

    /// <summary>After the last character of the text that makes the character at an index.</summary>
    public int EndOf(int index) => _ends[Math.Min(index, _ends.Count - 1)];

    /// <summary>The map of a scalar; null where its characters cannot be told apart.</summary>
    public static ScalarMap? Of(string text, YamlScalar scalar) => Of(text, scalar.Start, scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.ParsedEnd : scalar.End, scalar.Style, scalar.Value);

    /// <summary>The map of a scalar at some place that is to have some value.</summary>
    public static ScalarMap? Of(string text, int start, int end, ScalarStyle style, string value)
    {
        if (style is ScalarStyle.Literal or ScalarStyle.Folded)
        {
            return BlockScalarMap(text, start, end, style == ScalarStyle.Folded, value);
        }

        var map = new ScalarMap(text, start, end);
        bool isRead = style switch
        {
            ScalarStyle.SingleQuoted => map.ReadQuoted('\''),
            ScalarStyle.DoubleQuoted => map.ReadQuoted('"'),
            _ => map.ReadPlain(),
        };
        return isRead && map.Value == value ? map : null;
    }

    private static ScalarMap? BlockScalarMap(string text, int start, int end, bool isFolded, string value)
    {
        int header = text.IndexOf('\n', start, Math.Max(0, end - start));
        if (header < 0)
        {
            return null;
        }

        // A stated indentation counts from that of the parent, which is not known here: the right one gives the right value.
        int first = FirstIndentation(text, header + 1, end);
        for (int indentation = first; indentation > 0; indentation--)
        {
            var map = new ScalarMap(text, header + 1, end);
            map.ReadBlock(indentation, isFolded);
            if (map.EndsAs(value))
            {
                return map;
            }
        }

        return null;
    }

    private static int FirstIndentation(string text, int start, int end)
    {
        int column = 0;
        for (int i = start; i < end; i++)
        {
            if (text[i] == '\n')
            {
                column = 0;
            }
            else if (text[i] is ' ' or '\r')
            {
                column += text[i] == ' ' ? 1 : 0;
            }
            else
            {
                break;
            }
        }

        return Math.Min(column, 40);
    }

    private bool ReadPlain()
    {
        while (_at < _end)
        {
            if (IsBreak(_text[_at]))
            {
                Fold(0);
            }
            else
            {
                Add(_text[_at], _at, _at + 1);
                _at++;
            }
        }

        return true;
    }

    private bool ReadQuoted(char quote)
    {
        if (_at >= _end || _text[_at] != quote)
        {
            return false;
        }

        _at++;

        // Blanks before this index are escaped, and folding must not take them.
        int kept = 0;
        while (_at < _end)
        {
            char c = _text[_at];
            if (c == quote)
            {
                if (quote == '"' || _at + 1 >= _end || _text[_at + 1] != quote)
                {
                    return _at + 1 == _end;
                }

                Add(quote, _at, _at + 2);
                _at += 2;
            }
            else if (IsBreak(c))
            {
                Fold(kept);
            }
            else if (c == '\\' && quote == '"')
            {
                if (!ReadEscape())
                {
                    return false;
                }

                kept = _value.Length;
            }
            else
            {
                Add(c, _at, _at + 1);
                _at++;
            }
        }

        return false;
    }

    private bool ReadEscape()
    {
        int start = _at++;
        if (_at >= _end)
        {
            return false;
        }

        char c = _text[_at++];
        if (IsBreak(c))
        {
            _at--;
            SkipBreaks();
            return true;
        }

        int digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (_at + digits > _end || !uint.TryParse(_text.Substring(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code) || code > 0x10FFFF)
            {
                return false;
            }

            _at += digits;
            string read = code is >= 0xD800 and < 0xE000 ? ((char)code).ToString() : char.ConvertFromUtf32((int)code);
            foreach (char unit in read)
            {
                Add(unit, start, _at);
            }

            return true;
        }

        const string Letters = "0abt\tnvfre \"/\\N_LP";
        const string Values = "\0\a\b\t\t\n\v\f\r\u001b \"/\\\u0085\u00a0\u2028\u2029";
        int letter = Letters.IndexOf(c);
        if (letter < 0)
        {
            return false;
        }

        Add(Values[letter], start, _at);
        return true;
    }

    /// <summary>Reads one or more line breaks with the blanks around them: one is a space, more are one fewer.</summary>
    private void Fold(int kept)
    {
        while (_value.Length > kept && _value[_value.Length - 1] is ' ' or '\t')
        {
            _value.Length--;
            _starts.RemoveAt(_starts.Count - 1);
            _ends.RemoveAt(_ends.Count - 1);
        }

        int first = _at;
        int breaks = SkipBreaks();
        for (int i = 1; i < breaks; i++)
        {
            Add('\n', first, first + 1);
        }

        if (breaks == 1)
        {
            Add(' ', first, first + 1);
        }
    }

    private int SkipBreaks()
    {
        int breaks = 0;
        while (_at < _end && (IsBreak(_text[_at]) || _text[_at] is ' ' or '\t'))
        {
            bool isPair = _text[_at] == '\r' && _at + 1 < _end && _text[_at + 1] == '\n';
            breaks += IsBreak(_text[_at]) ? 1 : 0;
            _at += isPair ? 2 : 1;
        }

        return breaks;
    }

    private void ReadBlock(int indentation, bool isFolded)
    {
        bool isFirst = true;
        bool wasIndented = false;
        List<int> breaks = [];
        while (_at < _end)
        {
            int column = 0;
            while (column < indentation && _at < _end && _text[_at] == ' ')
            {
                column++;
                _at++;
            }

            int lineEnd = _at;
            while (lineEnd < _end && !IsBreak(_text[lineEnd]))
            {
                lineEnd++;
            }

            if (lineEnd > _at)
            {
                bool isIndented = _text[_at] is ' ' or '\t';
                AddBreaks(breaks, isFolded && !isFirst && !isIndented && !wasIndented);
                breaks.Clear();
                for (; _at < lineEnd; _at++)
                {
                    Add(_text[_at], _at, _at + 1);
                }

                (isFirst, wasIndented) = (false, isIndented);
            }

            if (_at < _end)
            {
                breaks.Add(_at);
                _at += _text[_at] == '\r' && _at + 1 < _end && _text[_at + 1] == '\n' ? 2 : 1;
            }
        }

        AddBreaks(breaks, false);
    }

    private void AddBreaks(List<int> breaks, bool isFolded)
    {
        if (isFolded && breaks.Count == 1)
        {
            Add(' ', breaks[0], breaks[0] + 1);
            return;
        }

        for (int i = isFolded ? 1 : 0; i < breaks.Count; i++)
        {
            Add('\n', breaks[i], breaks[i] + 1);
        }
    }

    /// <summary>True when the value is the expected one but for line breaks at its end, which chomping removes.</summary>
    private bool EndsAs(string value)
    {
        int length = value.TrimEnd('\n').Length;
        return Value.TrimEnd('\n').Length == length && string.CompareOrdinal(Value, 0, value, 0, length) == 0;
    }

    private void Add(char c, int start, int end)
    {
        _value.Append(c);
        _starts.Add(start);
        _ends.Add(end);
    }

    private static bool IsBreak(char c) => c is '\n' or '\r';
}
