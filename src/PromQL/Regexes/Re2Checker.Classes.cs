namespace MetricsKit.PromQL;

/// <summary>Character classes and escapes.</summary>
internal partial struct Re2Checker
{
    private static readonly HashSet<string> PosixClasses = new(StringComparer.Ordinal)
    {
        "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit",
    };

    /// <summary>Reads the pattern by itself, before it puts a group around it.</summary>
    private static readonly Version OpenQuotesSince = new(2, 52);

    /// <summary>Reads an escape outside of classes.</summary>
    private void Escape()
    {
        int start = _position;
        switch (Peek(1))
        {
            case 'Q':
                int end = _pattern.IndexOf("\\E", _position + 2, StringComparison.Ordinal);
                _position = end < 0 ? _pattern.Length : end + 2;
                if (end < 0 && _target < OpenQuotesSince)
                {
                    // It swallows the group that Prometheus put around the pattern.
                    Fail(start, start + 2, "'\\Q' is never closed; write '\\E' where the plain text ends");
                }
                else if (_position > start + 2 && end != start + 2)
                {
                    Atom(1);
                }

                break;
            case 'A' or 'b' or 'B' or 'z':
                Atom(1, isEmpty: Peek(1) != 'b');
                _position += 2;
                break;
            default:
                if (!TryGroupEscape())
                {
                    Character();
                }

                Atom(1);
                break;
        }
    }

    private void Class()
    {
        int start = _position++;
        if (Peek(0) == '^')
        {
            _position++;
        }

        for (bool first = true; first || Peek(0) != ']'; first = false)
        {
            if (_position >= _pattern.Length)
            {
                Fail(start, start + 1, "'[' is never closed; write '\\[' for the character");
            }
            else if (!TryPosixClass() && !TryGroupEscape())
            {
                Range();
            }

            if (_problem is not null)
            {
                return;
            }
        }

        _position++;
    }

    private void Range()
    {
        int start = _position;
        int low = Character();
        if (Peek(0) != '-' || _position + 1 >= _pattern.Length || Peek(1) == ']')
        {
            return;
        }

        _position++;
        int high = Character();
        if (high < low)
        {
            Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' is not a range of characters; write the smaller one first, or '\\-' for the character");
        }
    }

    /// <summary>Reads <c>[:alpha:]</c> inside a class.</summary>
    private bool TryPosixClass()
    {
        int end = Peek(0) == '[' && Peek(1) == ':' ? _pattern.IndexOf(":]", _position + 2, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return false;
        }

        int start = _position;
        string name = _pattern.Substring(start + 2, end - start - 2);
        _position = end + 2;
        if (!PosixClasses.Contains(name.StartsWith("^", StringComparison.Ordinal) ? name.Substring(1) : name))
        {
            Fail(start, _position, $"'[:{name}:]' is not a class of characters");
        }

        return true;
    }

    /// <summary>Reads <c>\d</c>, <c>\pL</c>, <c>\p{Greek}</c> and their like.</summary>
    private bool TryGroupEscape()
    {
        if (Peek(0) != '\\')
        {
            return false;
        }

        int start = _position;
        switch (Peek(1))
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                _position += 2;
                return true;
            case 'p' or 'P' when Peek(2) == '{':
                int end = _pattern.IndexOf('}', _position);
                _position = end < 0 ? _pattern.Length : end + 1;
                if (end < 0)
                {
                    Fail(start, _position, "'{' is never closed");
                }
                else if (!UnicodeClasses.IsKnown(_pattern.Substring(start + 3, end - start - 3).TrimStart('^'), _target))
                {
                    Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' is not a class of characters that Prometheus' regular expressions know");
                }

                return true;
            case 'p' or 'P':
                _position = Math.Min(_position + 3, _pattern.Length);
                if (!"CLMNPSZ".Contains(_pattern[_position - 1].ToString()))
                {
                    Fail(start, _position, $"'{_pattern.Substring(start, _position - start)}' is not a class of characters");
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads one character or its escape and gives its code.</summary>
    private int Character()
    {
        int start = _position;
        if (Peek(0) != '\\')
        {
            bool pair = _position + 1 < _pattern.Length && char.IsSurrogatePair(_pattern, _position);
            _position += pair ? 2 : 1;
            if (!pair && char.IsSurrogate(_pattern[start]))
            {
                Fail(start, _position, "a regular expression must be valid UTF-8");
            }

            return pair ? char.ConvertToUtf32(_pattern, start) : _pattern[start];
        }

        if (_position + 1 >= _pattern.Length)
        {
            _position++;
            Fail(start, _position, "'\\' stands at the end; write '\\\\' for the character");
            return 0;
        }

        char c = _pattern[_position + 1];
        _position += 2;
        int escape = "aftnrv".IndexOf(c);
        if (escape >= 0)
        {
            return "\a\f\t\n\r\v"[escape];
        }

        if (c == '0' || (c is >= '1' and <= '7' && Peek(0) is >= '0' and <= '7'))
        {
            return Octal(c - '0');
        }

        if (c == 'x' && TryHex(out int code))
        {
            return code;
        }

        if (c >= 0x80 || (Characters.IsAlphaNumeric(c) && c != '_'))
        {
            Fail(start, _position, Characters.IsDigit(c)
                ? $"'\\{c}' refers back to a group, which Prometheus' regular expressions cannot do"
                : $"'\\{c}' is not an escape that Prometheus' regular expressions know");
        }

        return c;
    }

    private int Octal(int value)
    {
        for (int i = 0; i < 2 && Peek(0) is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + (_pattern[_position++] - '0');
        }

        return value;
    }

    /// <summary>Reads what follows <c>\x</c>: two digits, or up to 10FFFF in braces.</summary>
    private bool TryHex(out int code)
    {
        code = 0;
        bool braces = Peek(0) == '{';
        int i = braces ? _position + 1 : _position;
        int digits = 0;
        for (; i < _pattern.Length && Uri.IsHexDigit(_pattern[i]) && digits < (braces ? 8 : 2) && code <= 0x10FFFF; i++, digits++)
        {
            code = (code * 16) + Uri.FromHex(_pattern[i]);
        }

        bool ok = braces ? digits > 0 && code <= 0x10FFFF && i < _pattern.Length && _pattern[i] == '}' : digits == 2;
        _position = ok && braces ? i + 1 : ok ? i : _position;
        return ok;
    }
}
