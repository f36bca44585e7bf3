namespace MetricsKit.Artifacts.Expressions;

/// <summary>
/// Lists what a regular expression matches, where that is a handful of texts: <c>shop_(orders|payments)_total</c>. It reads
/// letters, digits, <c>_</c>, <c>:</c>, <c>-</c>, alternatives, groups and <c>?</c>, and gives up at everything else.
/// </summary>
internal sealed class RegexTexts
{
    private const int Limit = 1000;
    private readonly string _pattern;
    private int _at;

    private RegexTexts(string pattern) => _pattern = pattern;

    /// <summary>The texts, each once; null where there are others, or too many.</summary>
    /// <param name="pattern">In RE2's syntax; matches whole texts, as in Prometheus.</param>
    public static IReadOnlyCollection<string>? Of(string pattern)
    {
        var reader = new RegexTexts(pattern);
        return reader.Alternatives(0) is { } texts && reader._at == pattern.Length ? texts : null;
    }

    private HashSet<string>? Alternatives(int depth)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        while (depth < 20 && Sequence(depth) is { } texts)
        {
            all.UnionWith(texts);
            if (all.Count > Limit)
            {
                return null;
            }

            if (!Take('|'))
            {
                return all;
            }
        }

        return null;
    }

    private HashSet<string>? Sequence(int depth)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal) { "" };
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (Item(depth) is not { } item || (long)texts.Count * (item.Count + 1) > Limit)
            {
                return null;
            }

            if (Take('?'))
            {
                item.Add("");
                if (Take('?') || Follows("*+{"))
                {
                    return null;
                }
            }
            else if (Follows("*+{"))
            {
                return null;
            }

            texts = new HashSet<string>(texts.SelectMany(head => item.Select(tail => head + tail)), StringComparer.Ordinal);
        }

        return texts;
    }

    private HashSet<string>? Item(int depth)
    {
        char c = _pattern[_at++];
        if (c == '(')
        {
            if (Take('?') && !Take(':'))
            {
                return null;
            }

            HashSet<string>? texts = Alternatives(depth + 1);
            return Take(')') ? texts : null;
        }

        return IsPlain(c) ? new HashSet<string>(StringComparer.Ordinal) { c.ToString() } : null;
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or ':' or '-';

    private bool Follows(string any) => _at < _pattern.Length && any.IndexOf(_pattern[_at]) >= 0;

    private bool Take(char c)
    {
        if (_at < _pattern.Length && _pattern[_at] == c)
        {
            _at++;
            return true;
        }

        return false;
    }
}
