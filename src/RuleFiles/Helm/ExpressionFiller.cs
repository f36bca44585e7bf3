using System.Text;
using System.Text.RegularExpressions;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Fills the marks of an expression by where they stand: text in strings, durations in brackets, numbers elsewhere.</summary>
internal sealed class ExpressionFiller(string value, Filling filling)
{
    // What a condition decides is there or not: of thresholds and times.
    private static readonly string[] OfConditions = ["MK5107", "MK5109", "MK5112", "MK5113", "MK5117"];
    private static readonly string[] OfLoops = ["MK5203"];
    private static readonly Regex Word = new("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.CultureInvariant);
    private static readonly string[] ListWords = ["by", "without", "on", "ignoring", "group_left", "group_right"];

    private readonly StringBuilder _text = new(value.Length + 8);
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];
    private readonly HashSet<string> _unsure = new(StringComparer.Ordinal);
    private readonly List<Fill> _fills = [];
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
                FillIn(IsListOfLabels() && !filling.IsBase ? MoreLabels(i, endOfRange) : "", i, Helm.Fill.Labels);
                i = endOfRange;
                continue;
            }

            if (quote == '\0' && c == HelmTemplate.ValueMark && EndOfMatcher(i) is { } endOfMatcher)
            {
                FillIn("", i, Helm.Fill.String);
                i = endOfMatcher;
                continue;
            }

            if (HelmTemplate.IsMark(c))
            {
                if (!(quote != '\0' ? InString(c, i) : Outside(c, i)))
                {
                    return null;
                }

                continue;
            }

            if (quote == '\0' && !filling.IsBase && c is '"' or '\'' or '`' && EndOfFilledString(i) is { } endOfString)
            {
                i = endOfString;
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

        return new FilledText(_text.ToString(), _starts, _ends) { Unsure = [.. _unsure], Fills = _fills };
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

    /// <summary>Where a matcher ends whose value holds a mark, with the comma after it, and takes its name out of the text: such a matcher may let everything pass. Null for any other string.</summary>
    private int? EndOfFilledString(int at)
    {
        if (_brackets.Count == 0 || _brackets.Peek() != '{')
        {
            return null;
        }

        int end = at + 1;
        bool hasMark = false;
        for (; end < value.Length && value[end] != value[at]; end++)
        {
            hasMark |= HelmTemplate.IsMark(value[end]);
            end += value[end] == '\\' && value[at] != '`' ? 1 : 0;
        }

        if (!hasMark || end >= value.Length)
        {
            return null;
        }

        int start = _text.Length;
        while (start > 0 && _text[start - 1] is not ('{' or ','))
        {
            start--;
        }

        _text.Length = start;
        _starts.RemoveRange(start, _starts.Count - start);
        _ends.RemoveRange(start, _ends.Count - start);
        int after = end + 1;
        while (after < value.Length && char.IsWhiteSpace(value[after]))
        {
            after++;
        }

        return after < value.Length && value[after] == ',' ? after : end;
    }

    /// <summary>Every other word of the expression as a label, with the comma where the loop has it.</summary>
    private string MoreLabels(int start, int end)
    {
        int open = _text.ToString().LastIndexOf('(');
        int close = value.IndexOf(')', end);
        string list = _text.ToString(open + 1, _text.Length - open - 1) + " " + value.Substring(end, Math.Max(close, end) - end);
        string labels = string.Join(",", WordsOf(value).Except(WordsOf(list), StringComparer.Ordinal));
        string loop = value.Substring(start, end - start + 1);
        string inner = new([.. loop.Where(c => (c == HelmTemplate.ValueMark || !HelmTemplate.IsMark(c)) && !char.IsWhiteSpace(c))]);
        return inner.StartsWith(",", StringComparison.Ordinal) ? "," + labels : inner.EndsWith(",", StringComparison.Ordinal) ? labels + "," : labels;
    }

    private static IEnumerable<string> WordsOf(string text) => Word.Matches(text).Cast<Match>().Select(m => m.Value);

    private bool InString(char mark, int at) => FillIn(mark == HelmTemplate.ValueMark ? filling.Text : "", at, Helm.Fill.String);

    private bool Outside(char mark, int at)
    {
        char before = at > 0 ? value[at - 1] : ' ';
        char after = at + 1 < value.Length ? value[at + 1] : ' ';
        if (mark != HelmTemplate.ValueMark)
        {
            _unsure.UnionWith(OfConditions);
            return !IsIn('{') && FillIn(" ", at, []);
        }

        if (IsIn('[') || EndsWithWord("offset"))
        {
            return FillIn(Characters.IsAlphaNumeric(after) ? filling.TimeNumber : Characters.IsAlphaNumeric(before) ? filling.TimeUnit : filling.Time, at, Helm.Fill.Time);
        }

        if (IsIn('{') && Characters.IsAlphaNumeric(before) && after is '"' or '\'' or '`')
        {
            return FillIn("=~", at, Helm.Fill.String);
        }

        bool isPart = Characters.IsAlphaNumeric(before) || before == ':' || Characters.IsAlphaNumeric(after) || after is ':' or '{' or '[' or '(' || IsIn('{') || IsListOfLabels();
        return !isPart && FillIn(filling.Number, at, Helm.Fill.Number);
    }

    private bool IsIn(char bracket) => _brackets.Count > 0 && _brackets.Peek() == bracket;

    private bool FillIn(string fill, int at, FindingKind[] kinds)
    {
        _fills.Add(new Fill(new SourceSpan(_text.Length, _text.Length + fill.Length), kinds == Helm.Fill.String ? Helm.Fill.Selected : kinds, kinds));
        foreach (char c in fill)
        {
            Add(c, at);
        }

        return true;
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
