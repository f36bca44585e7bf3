using System.Text;
using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Fills the marks of an expression by where they stand: text in strings, durations in brackets, numbers elsewhere.</summary>
internal sealed class ExpressionFiller(string value)
{
    // Of thresholds, of values to match, and of times.
    private static readonly string[] OfNumbers = ["MK5109", "MK5112", "MK5113"];
    private static readonly string[] OfStrings = ["MK5102", "MK5103", "MK5110", "MK5111", "MK5115"];
    private static readonly string[] OfTimes = ["MK5107", "MK5117"];

    private static readonly string[] OfLoops = ["MK5203"];
    private static readonly string[] ListWords = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    private readonly StringBuilder _text = new(value.Length + 8);
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly HashSet<string> _unsure = new(StringComparer.Ordinal);
    private readonly Stack<char> _brackets = new();

    /// <summary>The expression; null where a mark is a part of a name, or a list of labels.</summary>
    public FilledText? Fill()
    {
        if (value.All(c => HelmTemplate.IsMark(c) || char.IsWhiteSpace(c)))
        {
            return null;
        }

        char quote = '\0';
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c == HelmTemplate.RangeMark && EndOfRange(i) is { } endOfRange)
            {
                // A loop over a list of more, which is empty unless somebody fills it: more labels to aggregate by.
                _unsure.UnionWith(OfLoops);
                i = endOfRange;
                continue;
            }

            if (quote == '\0' && c == HelmTemplate.ValueMark && EndOfMatcher(i) is { } endOfMatcher)
            {
                _unsure.UnionWith(OfStrings);
                i = endOfMatcher;
                continue;
            }

            if (HelmTemplate.IsMark(c))
            {
                if ((quote != '\0' ? InString(c) : Outside(c, i)) is not { } fill)
                {
                    return null;
                }

                foreach (char f in fill)
                {
                    Add(f, i);
                }

                continue;
            }

            Add(c, i);
            if (quote != '\0')
            {
                if (c == '\\' && quote != '`' && i + 1 < value.Length && !HelmTemplate.IsMark(value[i + 1]))
                {
                    Add(value[++i], i);
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c is '(' or '[' or '{')
            {
                _brackets.Push(c);
            }
            else if (c is ')' or ']' or '}' && _brackets.Count > 0)
            {
                _brackets.Pop();
            }
        }

        return new FilledText(_text.ToString(), _starts, _ends) { Unsure = [.. _unsure] };
    }

    private int? EndOfRange(int start)
    {
        int depth = 0;
        for (int i = start; i < value.Length; i++)
        {
            depth += value[i] is HelmTemplate.RangeMark or HelmTemplate.OpenMark ? 1 : value[i] == HelmTemplate.EndMark ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>Where matchers that a mark stands for end, with the comma after them; null for a mark that stands for none, or not for all of one.</summary>
    private int? EndOfMatcher(int at)
    {
        int before = _text.Length - 1;
        while (before >= 0 && char.IsWhiteSpace(_text[before]))
        {
            before--;
        }

        int after = at + 1;
        while (after < value.Length && char.IsWhiteSpace(value[after]))
        {
            after++;
        }

        bool isMatcher = _brackets.Count > 0 && _brackets.Peek() == '{' && _text[before] is '{' or ',' && after < value.Length && value[after] is ',' or '}';
        return !isMatcher ? null : value[after] == ',' ? after : at;
    }

    private string InString(char mark)
    {
        _unsure.UnionWith(OfStrings);
        return mark == HelmTemplate.ValueMark ? "x" : "";
    }

    private string? Outside(char mark, int at)
    {
        char before = at > 0 ? value[at - 1] : ' ';
        char after = at + 1 < value.Length ? value[at + 1] : ' ';
        if (mark != HelmTemplate.ValueMark)
        {
            _unsure.UnionWith(OfNumbers);
            _unsure.UnionWith(OfTimes);
            return _brackets.Count > 0 && _brackets.Peek() == '{' ? null : " ";
        }

        bool isTime = (_brackets.Count > 0 && _brackets.Peek() == '[') || EndsWithWord("offset");
        if (isTime)
        {
            _unsure.UnionWith(OfTimes);
            return Characters.IsAlphaNumeric(after) ? "5" : Characters.IsAlphaNumeric(before) ? "m" : "5m";
        }

        if (_brackets.Count > 0 && _brackets.Peek() == '{' && Characters.IsAlphaNumeric(before) && after is '"' or '\'' or '`')
        {
            _unsure.UnionWith(OfStrings);
            return "=~";
        }

        if (Characters.IsAlphaNumeric(before) || before == ':' || Characters.IsAlphaNumeric(after) || after is ':' or '{' or '[' or '('
            || (_brackets.Count > 0 && _brackets.Peek() == '{')
            || IsListOfLabels())
        {
            return null;
        }

        _unsure.UnionWith(OfNumbers);
        return "1";
    }

    /// <summary>True within the parentheses of <c>by</c> and its like.</summary>
    private bool IsListOfLabels()
    {
        if (_brackets.Count == 0 || _brackets.Peek() != '(')
        {
            return false;
        }

        int depth = 0;
        int i = _text.Length - 1;
        for (; i >= 0; i--)
        {
            depth += _text[i] == ')' ? 1 : _text[i] == '(' ? -1 : 0;
            if (depth < 0)
            {
                break;
            }
        }

        string head = _text.ToString(0, Math.Max(0, i)).TrimEnd().ToLowerInvariant();
        return Array.Exists(ListWords, w => EndsWithWord(head, w));
    }

    private bool EndsWithWord(string word) => EndsWithWord(_text.ToString().TrimEnd().TrimEnd('-').TrimEnd().ToLowerInvariant(), word);

    private static bool EndsWithWord(string text, string word) =>
        text.EndsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !Characters.IsAlphaNumeric(text[text.Length - word.Length - 1]));

    private void Add(char c, int at)
    {
        _text.Append(c);
        _starts.Add(at);
        _ends.Add(at + 1);
    }
}
