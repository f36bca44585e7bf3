namespace MetricsKit.PromQL.Templates;

/// <summary>Something that Prometheus refuses in a template.</summary>
internal readonly record struct TemplateError(int Start, int End, string Message)
{
    /// <summary>What stands there instead, where there is one right answer.</summary>
    public string? Replacement { get; init; }
}

/// <summary>Reads templates of Go; goes on after each mistake. This file holds actions that enclose others; see the other ones for pipelines.</summary>
internal sealed partial class TemplateParser
{
    private const int MaxDepth = 100;

    /// <summary>The version of Prometheus whose Go has <c>else with</c>.</summary>
    private static readonly Version ElseWithSince = new(2, 55);

    private readonly string _text;
    private readonly Version _target;
    private readonly TemplateLexer _lexer;
    private readonly List<TemplateError> _errors = [];

    /// <summary>Whether each defined template has a body that is not blank.</summary>
    private readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);

    private List<string> _variables = ["$", "$labels", "$externalLabels", "$externalURL", "$value"];
    private int _position;
    private int _open;
    private int _token;
    private int _rangeDepth;
    private int _depth;
    private Ending _ending;
    private bool _isUnended;

    private TemplateParser(string text, Version target)
    {
        _text = text;
        _target = target;
        _lexer = new TemplateLexer(text);
    }

    private enum Ending
    {
        EndOfText,
        End,

        /// <summary>The token after <c>else</c> is the next one.</summary>
        Else,
    }

    /// <summary>Nodes of a text and what is wrong with it, in no order.</summary>
    public static (IReadOnlyList<TemplateNode> Nodes, List<TemplateError> Errors, IReadOnlyCollection<string> Defined) Parse(string text, Version target)
    {
        var parser = new TemplateParser(text, target);
        List<TemplateNode> nodes = parser.ParseList(isTop: true);
        return (nodes, parser._errors, parser._defined.Keys);
    }

    private List<TemplateNode> ParseList(bool isTop = false)
    {
        List<TemplateNode> nodes = [];
        while (true)
        {
            int open = _text.IndexOf("{{", _position, StringComparison.Ordinal);
            int textEnd = open < 0 ? _text.Length : open;
            if (textEnd > _position)
            {
                nodes.Add(new TextNode(_position, textEnd));
            }

            if (open < 0)
            {
                _position = _text.Length;
                _ending = Ending.EndOfText;
                return nodes;
            }

            ReadAction(open);
            if (_lexer.Tokens.Count == 0)
            {
                // A comment.
                continue;
            }

            TemplateToken first = Peek;
            switch (first.Kind)
            {
                case TemplateTokenKind.Error:
                    FailAtToken("template");
                    break;
                case TemplateTokenKind.End:
                    _token++;
                    ExpectEnd("end");
                    if (!isTop)
                    {
                        _ending = Ending.End;
                        return nodes;
                    }

                    Fail(open, _position, "'{{ end }}' closes nothing; remove it, or open an 'if', 'with' or 'range' before it");
                    break;
                case TemplateTokenKind.Else:
                    _token++;
                    if (!isTop)
                    {
                        _ending = Ending.Else;
                        return nodes;
                    }

                    Fail(open, _position, "'{{ else }}' belongs to no 'if', 'with' or 'range'");
                    break;
                case TemplateTokenKind.If or TemplateTokenKind.With or TemplateTokenKind.Range:
                    nodes.Add(ParseBranch(open));
                    break;
                case TemplateTokenKind.Define:
                    if (!isTop)
                    {
                        Fail(first, "'define' must stand outside of all other actions");
                    }

                    nodes.Add(ParseDefine(open));
                    break;
                case TemplateTokenKind.Block:
                    nodes.Add(ParseBlock(open));
                    break;
                case TemplateTokenKind.Template:
                    ParseTemplateCall(nodes, open);
                    break;
                case TemplateTokenKind.Break or TemplateTokenKind.Continue:
                    _token++;
                    ExpectEnd(Text(first));
                    if (_rangeDepth == 0)
                    {
                        Fail(first, $"'{Text(first)}' stands in no 'range'");
                    }

                    break;
                default:
                    if (ParsePipeline("action", TemplateTokenKind.RightDelimiter) is { } pipeline)
                    {
                        nodes.Add(new ActionNode(open, _position, pipeline));
                    }

                    break;
            }
        }
    }

    private void ReadAction(int open)
    {
        _open = open;
        _position = _lexer.ReadAction(open);
        _token = 0;
        SkipSpace();
    }

    private BranchNode ParseBranch(int open)
    {
        TemplateToken keyword = Peek;
        string name = Text(keyword);
        BranchKind kind = keyword.Kind switch
        {
            TemplateTokenKind.With => BranchKind.With,
            TemplateTokenKind.Range => BranchKind.Range,
            _ => BranchKind.If,
        };
        _token++;
        int variables = _variables.Count;
        int headerEnd = _position;
        Pipeline? pipeline = ParsePipeline(name, TemplateTokenKind.RightDelimiter);
        if (!Enter(open))
        {
            return new BranchNode(open, _position, kind, pipeline, [], []);
        }

        _rangeDepth += kind == BranchKind.Range ? 1 : 0;
        List<TemplateNode> body = ParseList();
        _rangeDepth -= kind == BranchKind.Range ? 1 : 0;
        IReadOnlyList<TemplateNode> otherwise = _ending == Ending.Else ? ParseElse(kind) : [];
        if (_ending == Ending.EndOfText)
        {
            Unended(open, headerEnd, name);
        }

        _depth--;
        _variables.RemoveRange(variables, _variables.Count - variables);
        return new BranchNode(open, _position, kind, pipeline, body, otherwise);
    }

    private List<TemplateNode> ParseElse(BranchKind kind)
    {
        SkipSpace();
        TemplateToken next = Peek;
        if (next.Kind is TemplateTokenKind.If or TemplateTokenKind.With)
        {
            if (next.Kind == TemplateTokenKind.If && kind == BranchKind.If)
            {
                return [ParseBranch(_open)];
            }

            if (next.Kind == TemplateTokenKind.With && kind == BranchKind.With)
            {
                if (_target < ElseWithSince)
                {
                    Fail(next, $"'else with' needs Prometheus {ElseWithSince} or later; the target version is {_target}");
                }

                return [ParseBranch(_open)];
            }

            Fail(next, $"'else {Text(next)}' cannot follow '{kind.ToString().ToLowerInvariant()}'; put it into '{{{{ else }}}}' as an action of its own");
        }
        else
        {
            ExpectEnd("else");
        }

        List<TemplateNode> nodes = ParseList();
        while (_ending == Ending.Else)
        {
            Fail(_open, _position, "a second '{{ else }}'; there is one at most, and it comes last");
            nodes = ParseList();
        }

        return nodes;
    }

    private bool Enter(int open)
    {
        if (++_depth <= MaxDepth)
        {
            return true;
        }

        Fail(open, _position, "the template is nested too deeply");
        _position = _text.Length;
        _ending = Ending.End;
        _depth--;
        return false;
    }
}
