using MetricsKit.PromQL;

namespace MetricsKit.RuleFiles.Structure;

/// <summary>Comments such as <c># metrics-kit disable MK5101 MK5106</c>: above or inside of a rule for the rule, above a group or at its head for its rules, at the head of a file for all of them.</summary>
internal sealed class DisableComments
{
    private const string Words = "metrics-kit disable";

    private readonly List<Comment> _comments = [];
    private readonly List<Comment> _head = [];
    private readonly List<DisabledId> _named = [];

    public DisableComments(string text)
    {
        int at = 0;
        while ((at = text.IndexOf(Words, at, StringComparison.OrdinalIgnoreCase)) >= 0)
        {
            int end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            if (HashBefore(text, at) is { } hash)
            {
                var comment = new Comment(hash, [.. Ids(text, at + Words.Length, end)]);
                (IsAtHead(text, hash) ? _head : _comments).Add(comment);
                int first = at + Words.Length;
                if (comment.Ids.Count == 0 && first < end && !char.IsLetterOrDigit(text[first]))
                {
                    _named.Add(new DisabledId(new SourceSpan(hash, end > hash && text[end - 1] == '\r' ? end - 1 : end), ""));
                }
            }

            at = end;
        }
    }

    /// <summary>Every id that a comment names, and each comment that names none.</summary>
    public IReadOnlyList<DisabledId> Named => _named;

    /// <summary>True when the head of the file switches the rule off.</summary>
    public bool DisablesFile(string id) => _head.Exists(c => c.Ids.Contains(id));

    /// <summary>Ids that comments in the stretch switch off, besides those at the head. A comment within a scalar is none.</summary>
    public HashSet<string> In(int start, int end, IEnumerable<SourceSpan> scalars)
    {
        var ids = new HashSet<string>(_head.SelectMany(c => c.Ids), StringComparer.Ordinal);
        if (_comments.Count > 0)
        {
            foreach (Comment comment in _comments.Where(c => c.Hash >= start && c.Hash < end))
            {
                if (!scalars.Any(s => s.Start <= comment.Hash && comment.Hash < s.End))
                {
                    ids.UnionWith(comment.Ids);
                }
            }
        }

        return ids;
    }

    /// <summary>Ids in upper case, however they are written.</summary>
    private List<string> Ids(string text, int start, int end)
    {
        List<string> ids = [];
        for (int at = start; at < end;)
        {
            int from = at;
            while (at < end && text[at] is not (' ' or ',' or ':' or ';' or '\t' or '\r'))
            {
                at++;
            }

            string word = text.Substring(from, at - from);
            if (IsId(word))
            {
                ids.Add(word.ToUpperInvariant());
                _named.Add(new DisabledId(new SourceSpan(from, at), ids[ids.Count - 1]));
            }

            at++;
        }

        return ids;
    }

    private static bool IsId(string word) => word.Length > 2 && word.StartsWith("MK", StringComparison.OrdinalIgnoreCase) && word.Skip(2).All(char.IsDigit);

    /// <summary>The <c>#</c> that begins the comment; null where the words stand in no comment.</summary>
    private static int? HashBefore(string text, int at)
    {
        int hash = at - 1;
        while (hash >= 0 && text[hash] is ' ' or '\t')
        {
            hash--;
        }

        return hash >= 0 && text[hash] == '#' && (hash == 0 || char.IsWhiteSpace(text[hash - 1])) ? hash : null;
    }

    /// <summary>Nothing but comments, blank lines and the start of the document is before it.</summary>
    private static bool IsAtHead(string text, int hash) => text.Substring(0, hash).Split('\n')
        .Select(line => line.Trim())
        .All(line => line.Length == 0 || line[0] is '#' or '%' || line.StartsWith("---", StringComparison.Ordinal));

    private sealed record Comment(int Hash, IReadOnlyList<string> Ids);
}
