using MetricsKit.PromQL;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MetricsKit.RuleFiles.Yaml;

/// <summary>A YAML text, read.</summary>
/// <param name="Documents">Its documents.</param>
/// <param name="Error">Why it could not be read to its end; null where it was.</param>
internal sealed record YamlText(IReadOnlyList<YamlNode> Documents, FileProblem? Error);

/// <summary>Reads YAML into a tree that knows its places. Goes by YamlDotNet's events, because its own tree knows them no better and refuses what must be told more kindly.</summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 60;

    private readonly string _text;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, YamlNode> _anchors = new(StringComparer.Ordinal);
    private int _flow;
    private int _end;

    private YamlReader(string text)
    {
        _text = text;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>Reads a text; what is wrong with it is told, not thrown. Spans are offsets into the text.</summary>
    public static YamlText Read(string text)
    {
        var reader = new YamlReader(text);
        List<YamlNode> documents = [];
        try
        {
            while (reader._parser.MoveNext())
            {
                if (reader._parser.Current is DocumentStart)
                {
                    reader._parser.MoveNext();
                    documents.Add(reader.ReadNode(0));
                }
            }

            return new YamlText(documents, null);
        }
        catch (YamlProblemException problem)
        {
            return new YamlText([], new FileProblem(problem.Span, problem.Message));
        }
        catch (YamlException problem)
        {
            return new YamlText([], reader.Describe((int)problem.Start.Index, (int)problem.End.Index, problem.Message));
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or FormatException or OverflowException)
        {
            // The parser trips over some broken texts.
            int at = Math.Min((int)reader._scanner.CurrentPosition.Index, text.Length);
            return new YamlText([], reader.Describe(at, at, "this is no YAML; a bracket or a quote before it may not be closed"));
        }
    }

    private FileProblem Describe(int start, int end, string message) => YamlProblem.Describe(_text, start, end, (int)_scanner.CurrentPosition.Index, message);

    /// <summary>Reads the node whose first event is the current one, and leaves its last one current.</summary>
    private YamlNode ReadNode(int depth)
    {
        ParsingEvent current = _parser.Current!;
        if (depth > MaxDepth)
        {
            throw new YamlProblemException(new SourceSpan((int)current.Start.Index, (int)current.End.Index), "this is nested too deeply");
        }

        switch (current)
        {
            case Scalar scalar:
                return ReadScalar(scalar);
            case AnchorAlias alias:
                int end = (int)alias.End.Index;
                _end = end;
                return _anchors.TryGetValue(alias.Value.Value, out YamlNode? node)
                    ? node
                    : throw new YamlProblemException(new SourceSpan((int)alias.Start.Index, end), $"there is no anchor '&{alias.Value.Value}' before this");
            case SequenceStart start:
                return ReadSequence(start, depth);
            case MappingStart start:
                return ReadMapping(start, depth);
            default:
                throw new YamlProblemException(new SourceSpan((int)current.Start.Index, (int)current.End.Index), "this is no YAML");
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
    {
        int parsedEnd = Math.Min((int)scalar.End.Index, _text.Length);
        int start = Math.Min(AfterProperties(scalar, (int)scalar.Start.Index), parsedEnd);
        int end = parsedEnd;
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded or ScalarStyle.Plain)
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
            {
                end--;
            }
        }

        _end = end;
        var node = new YamlScalar(start, scalar.Value, scalar.Style)
        {
            End = end,
            ParsedEnd = parsedEnd,
            HasTag = !scalar.Tag.IsEmpty,
            IsInFlow = _flow > 0,
            IsAnchor = !scalar.Anchor.IsEmpty,
        };
        Remember(scalar.Anchor, node);
        return node;
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        var node = new YamlSequence(AfterProperties(start, (int)start.Start.Index));
        Remember(start.Anchor, node);
        bool isFlow = start.Style == SequenceStyle.Flow;
        _flow += isFlow ? 1 : 0;
        _end = node.Start;
        while (_parser.MoveNext() && _parser.Current is not SequenceEnd)
        {
            node.Items.Add(ReadNode(depth + 1));
        }

        Close(node, isFlow);
        return node;
    }

    private YamlMap ReadMapping(MappingStart start, int depth)
    {
        bool isFlow = start.Style == MappingStyle.Flow;
        var node = new YamlMap(AfterProperties(start, (int)start.Start.Index), isFlow);
        Remember(start.Anchor, node);
        _flow += isFlow ? 1 : 0;
        _end = node.Start;
        while (_parser.MoveNext() && _parser.Current is not MappingEnd)
        {
            YamlNode key = ReadNode(depth + 1);
            CheckIndentation(key, isFlow);
            _parser.MoveNext();
            bool isAlias = _parser.Current is AnchorAlias;
            node.Entries.Add(new YamlEntry(key, ReadNode(depth + 1)) { IsShared = isAlias });
        }

        Close(node, isFlow);
        Merge(node);
        return node;
    }

    private void Close(YamlNode node, bool isFlow)
    {
        _flow -= isFlow ? 1 : 0;
        if (isFlow && _parser.Current is { } end)
        {
            // The end mark of a flow collection stands before its bracket.
            int at = Math.Min((int)end.Start.Index, _text.Length);
            int close = _text.IndexOfAny([']', '}'], at);
            _end = close < 0 ? at : close + 1;
        }

        node.End = Math.Max(node.Start, _end);
    }

    /// <summary>Appends what <c>&lt;&lt;</c> brings in, for keys that are not there.</summary>
    private static void Merge(YamlMap node)
    {
        for (int i = node.Entries.Count - 1; i >= 0; i--)
        {
            YamlEntry merge = node.Entries[i];
            if (merge.Name != "<<" || merge.Key is not YamlScalar { Style: ScalarStyle.Plain })
            {
                continue;
            }

            IEnumerable<YamlMap> others = merge.Value is YamlSequence list ? list.Items.OfType<YamlMap>() : merge.Value is YamlMap one ? [one] : [];
            if (merge.Value is YamlScalar)
            {
                continue;
            }

            node.Entries.RemoveAt(i);
            foreach (YamlEntry other in others.Where(m => m != node).SelectMany(m => m.Entries).ToList())
            {
                if (node.Find(other.Name) is null)
                {
                    node.Entries.Add(new YamlEntry(other.Key, other.Value) { IsShared = true });
                }
            }
        }
    }

    private void CheckIndentation(YamlNode key, bool isFlow)
    {
        if (isFlow)
        {
            return;
        }

        for (int i = Math.Min(key.Start, _text.Length) - 1; i >= 0 && _text[i] is not ('\n' or '\r'); i--)
        {
            if (_text[i] == '\t')
            {
                throw new YamlProblemException(new SourceSpan(i, i + 1), YamlProblem.Tab);
            }

            if (_text[i] is not (' ' or '-' or '?'))
            {
                return;
            }
        }
    }

    private void Remember(AnchorName anchor, YamlNode node)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = node;
        }
    }

    /// <summary>Past anchor and tag, to where the value itself begins.</summary>
    private int AfterProperties(NodeEvent node, int at)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
        {
            return at;
        }

        while (at < _text.Length && (_text[at] is '&' or '!' || char.IsWhiteSpace(_text[at])))
        {
            bool isProperty = _text[at] is '&' or '!';
            at++;
            while (isProperty && at < _text.Length && !char.IsWhiteSpace(_text[at]))
            {
                at++;
            }
        }

        return at;
    }

    private sealed class YamlProblemException(SourceSpan span, string message) : Exception(message)
    {
        public SourceSpan Span { get; } = span;
    }
}
