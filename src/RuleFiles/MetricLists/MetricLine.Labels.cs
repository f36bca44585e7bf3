using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles;

/// <content>The labels of a series.</content>
internal sealed partial class MetricLine
{
    private bool ReadLabels()
    {
        int open = _at++;
        while (true)
        {
            SkipBlanks();
            if (Is('}'))
            {
                _at++;
                return true;
            }

            if (_at >= _end)
            {
                return Fail(open, _end, "'{' is not closed");
            }

            if (!ReadLabel())
            {
                return false;
            }

            SkipBlanks();
            if (Is(','))
            {
                _at++;
            }
            else if (_at < _end && !Is('}'))
            {
                return Fail(_at, _at + 1, "',' or '}' must follow a label");
            }
        }
    }

    private bool ReadLabel()
    {
        SourceSpan name;
        bool isQuoted = Is('"');
        if (isQuoted)
        {
            if (ReadQuoted() is not { } quoted)
            {
                return false;
            }

            name = quoted;
        }
        else
        {
            int start = _at;
            while (_at < _end && Characters.IsAlphaNumeric(text[_at]))
            {
                _at++;
            }

            name = new SourceSpan(start, _at);
            if (name.Length == 0 || Characters.IsDigit(text[start]))
            {
                return Fail(start, Math.Max(_at, start + 1), "this is no name of a label");
            }
        }

        SkipBlanks();
        if (!Is('='))
        {
            // A name with other characters stands in the braces, in quotes.
            if (isQuoted && _name.Length == 0)
            {
                _name = name;
            }
            else
            {
                _labels.Add(new Label(name, default, false));
            }

            return true;
        }

        _at++;
        SkipBlanks();
        if (!Is('"'))
        {
            return Fail(_at, Math.Min(_at + 1, _end), "the value of a label stands in double quotes");
        }

        if (ReadQuoted() is not { } value)
        {
            return false;
        }

        _labels.Add(new Label(name, value, true));
        return true;
    }

    /// <summary>What stands between the quotes; null, with a problem, where they are not closed.</summary>
    private SourceSpan? ReadQuoted()
    {
        int open = _at++;
        while (_at < _end && text[_at] != '"')
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }

        if (_at >= _end)
        {
            _at = _end;
            Fail(open, _end, "the quotes are not closed");
            return null;
        }

        return new SourceSpan(open + 1, _at++);
    }

    private string ReadWord()
    {
        int start = _at;
        while (_at < _end && text[_at] is not (' ' or '\t'))
        {
            _at++;
        }

        return text.Substring(start, _at - start);
    }
}
