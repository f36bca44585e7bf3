using System.Globalization;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles;

/// <summary>Reads one line of a metric list after the other.</summary>
internal sealed partial class MetricLine(string text, FamilyCollector families, List<string> prefixes)
{
    private static readonly string[] Types = ["counter", "gauge", "histogram", "summary", "untyped", "unknown", "info", "stateset", "gaugehistogram"];

    private readonly List<Label> _labels = [];
    private SourceSpan _name;
    private string _lastName = "";
    private FamilyCollector.Series _lastSeries;
    private FileProblem? _problem;
    private int _at;
    private int _end;

    /// <summary>Reads the line from <paramref name="start"/> to <paramref name="end"/>; returns what is wrong with it.</summary>
    public FileProblem? Read(int start, int end)
    {
        (_at, _end, _problem) = (start, end, null);
        while (_end > _at && char.IsWhiteSpace(text[_end - 1]))
        {
            _end--;
        }

        SkipBlanks();
        if (_at < _end)
        {
            if (text[_at] == '#')
            {
                ReadComment();
            }
            else
            {
                ReadSeries();
            }
        }

        return _problem;
    }

    private void ReadComment()
    {
        _at++;
        SkipBlanks();
        if (text.Substring(_at, Math.Min(5, _end - _at)) is not ("TYPE " or "TYPE\t"))
        {
            return;
        }

        _at += 5;
        SkipBlanks();
        int start = _at;
        string name = Is('"') ? ReadQuoted() is { } quoted ? Unescape(quoted) : "" : ReadWord();
        SkipBlanks();
        int typeStart = _at;
        string type = ReadWord();
        if (name.Length == 0 || type.Length == 0)
        {
            Fail(start, _end, "a TYPE line names a metric and its type");
        }
        else if (Array.IndexOf(Types, type) < 0)
        {
            Fail(typeStart, _at, UnknownType(type));
        }
        else
        {
            families.Declare(name, type);
        }
    }

    private void ReadSeries()
    {
        int start = _at;
        while (_at < _end && (Characters.IsAlphaNumeric(text[_at]) || text[_at] == ':'))
        {
            _at++;
        }

        _name = new SourceSpan(start, _at);
        if (_name.Length > 0 && Is('*'))
        {
            ReadPrefix();
            return;
        }

        if (_name.Length > 0 ? Characters.IsDigit(text[start]) : !Is('{'))
        {
            Fail(start, Math.Max(_at, start + 1), "a line begins with the name of a metric");
            return;
        }

        SkipBlanks();
        _labels.Clear();
        bool hasBraces = Is('{');
        if (hasBraces && !ReadLabels())
        {
            return;
        }

        if (_name.Length == 0)
        {
            Fail(start, _at, "the metric has no name");
            return;
        }

        SkipBlanks();
        bool isEnd = _at == _end || Is('#');
        int wordStart = _at;
        string? word = isEnd ? null : ReadWord();
        if (word is not null && IsNumber(word))
        {
            ReadSample();
        }
        else if (word is not null && Array.IndexOf(Types, word) < 0)
        {
            Fail(wordStart, _at, UnknownType(word));
        }
        else if (_labels.Exists(l => l.HasValue))
        {
            Fail(wordStart > _end - 1 ? start : wordStart, Math.Max(wordStart, _end), "the sample has no value; a list names labels without values");
        }
        else
        {
            ReadListed(word, hasBraces);
        }
    }

    private void ReadPrefix()
    {
        int star = _at++;
        SkipBlanks();
        if (_at < _end && !Is('#'))
        {
            Fail(star, _end, "'*' stands at the end of a name, and nothing follows it");
            return;
        }

        prefixes.Add(text.Substring(_name.Start, _name.Length));
    }

    private void ReadListed(string? type, bool hasBraces)
    {
        SkipBlanks();
        if (_at < _end && !Is('#'))
        {
            Fail(_at, _end, "nothing but a comment can follow");
            return;
        }

        FamilyCollector.Family family = families.Declare(Name(), type);
        if (hasBraces)
        {
            family.AddListed();
            for (int i = 0; i < _labels.Count; i++)
            {
                family.AddLabel(text, _labels[i].Name.Start, _labels[i].Name.Length, i);
            }
        }
    }

    private void ReadSample()
    {
        SkipBlanks();
        int start = _at;
        if (_at < _end && !Is('#'))
        {
            if (!IsNumber(ReadWord()))
            {
                Fail(start, _at, "the time of a sample is a number");
                return;
            }

            SkipBlanks();
            if (_at < _end && !Is('#'))
            {
                Fail(_at, _end, "a sample has a value and a time at most");
                return;
            }
        }

        if (_labels.Find(l => !l.HasValue) is { Name.Length: > 0 } bare)
        {
            Fail(bare.Name.Start, bare.Name.End, "the label has no value");
            return;
        }

        AddSample();
    }

    private void AddSample()
    {
        if (_lastName.Length != _name.Length || string.CompareOrdinal(text, _name.Start, _lastName, 0, _name.Length) != 0)
        {
            _lastName = Name();
            _lastSeries = families.OfSample(_lastName);
        }

        (FamilyCollector.Family family, SeriesPart? part) = _lastSeries;
        family.AddSample();
        int index = 0;
        bool isBucket = part == SeriesPart.Bucket || (part is null && EndsWith(_name, "_bucket"));
        foreach (Label label in _labels)
        {
            if (isBucket && Equals(label.Name, "le"))
            {
                family.AddBound(text.Substring(label.Value.Start, label.Value.Length));
            }
            else if (part != SeriesPart.Value || !Equals(label.Name, "quantile"))
            {
                family.AddLabel(text, label.Name.Start, label.Name.Length, index++);
            }
        }
    }

    private string Name() => Unescape(_name);

    private string Unescape(SourceSpan span)
    {
        string value = text.Substring(span.Start, span.Length);
        return value.IndexOf('\\') < 0 ? value : value.Replace("\\\"", "\"").Replace("\\\\", "\\");
    }

    private static bool IsNumber(string word)
    {
        if (word[word.Length - 1] is >= '0' and <= '9' && word.TrimStart('-').All(c => c is '.' or (>= '0' and <= '9')))
        {
            return word.Count(c => c == '.') <= 1;
        }

        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            || word.TrimStart('+', '-').ToLowerInvariant() is "inf" or "infinity" or "nan";
    }

    private static string UnknownType(string word) => Nearness.OnlyNearWord(word, Types) is { } near
        ? $"'{word}' is neither a value nor a type; did you mean '{near}'?"
        : $"'{word}' is neither a value nor a type; types are {string.Join(", ", Types.Take(5))}";

    private bool Equals(SourceSpan span, string word) => span.Length == word.Length && string.CompareOrdinal(text, span.Start, word, 0, word.Length) == 0;

    private bool EndsWith(SourceSpan span, string word) => span.Length > word.Length && string.CompareOrdinal(text, span.End - word.Length, word, 0, word.Length) == 0;

    private bool Is(char c) => _at < _end && text[_at] == c;

    private void SkipBlanks()
    {
        while (_at < _end && text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private bool Fail(int start, int end, string message)
    {
        _problem ??= new FileProblem(new SourceSpan(start, Math.Max(start, end)), message);
        return false;
    }

    private readonly record struct Label(SourceSpan Name, SourceSpan Value, bool HasValue);
}
