namespace MetricsKit.PromQL.Templates;

/// <content>Templates within the template: define, block, template.</content>
internal sealed partial class TemplateParser
{
    private DefineNode ParseDefine(int open)
    {
        _token++;
        int headerEnd = _position;
        TemplateToken nameToken = PeekAfterSpace();
        string? name = ParseName("define");
        if (name is not null)
        {
            ExpectEnd("define");
        }

        List<TemplateNode> body = ParseTemplateBody(open, headerEnd, "define");
        Add(name, nameToken, body);
        return new DefineNode(open, _position, name ?? "", body);
    }

    private BlockNode ParseBlock(int open)
    {
        _token++;
        int headerEnd = _position;
        TemplateToken nameToken = PeekAfterSpace();
        string? name = ParseName("block");
        Pipeline? pipeline = name is null ? null : ParsePipeline("block", TemplateTokenKind.RightDelimiter);
        List<TemplateNode> body = ParseTemplateBody(open, headerEnd, "block");
        Add(name, nameToken, body);
        return new BlockNode(open, _position, name ?? "", pipeline, body);
    }

    private void ParseTemplateCall(List<TemplateNode> nodes, int open)
    {
        _token++;
        if (ParseName("template") is not { } name)
        {
            return;
        }

        Pipeline? pipeline = null;
        if (PeekAfterSpace().Kind != TemplateTokenKind.RightDelimiter)
        {
            pipeline = ParsePipeline("template", TemplateTokenKind.RightDelimiter);
            if (pipeline is null)
            {
                return;
            }
        }

        nodes.Add(new TemplateCallNode(open, _position, name, pipeline));
    }

    /// <summary>A body that sees no variable but its own dot.</summary>
    private List<TemplateNode> ParseTemplateBody(int open, int headerEnd, string keyword)
    {
        if (!Enter(open))
        {
            return [];
        }

        (List<string> variables, int rangeDepth) = (_variables, _rangeDepth);
        (_variables, _rangeDepth) = (["$"], 0);
        List<TemplateNode> body = ParseList();
        while (_ending == Ending.Else)
        {
            Fail(_open, _position, $"'{{{{ else }}}}' cannot follow '{keyword}'");
            body.AddRange(ParseList());
        }

        if (_ending == Ending.EndOfText)
        {
            Unended(open, headerEnd, keyword);
        }

        (_variables, _rangeDepth) = (variables, rangeDepth);
        _depth--;
        return body;
    }

    private void Add(string? name, TemplateToken token, List<TemplateNode> body)
    {
        if (name is null)
        {
            return;
        }

        bool hasBody = body.Exists(n => n is not TextNode || !string.IsNullOrWhiteSpace(_text.Substring(n.Start, n.End - n.Start)));
        if (_defined.TryGetValue(name, out bool had) && had)
        {
            if (hasBody)
            {
                Fail(token, $"template '{name}' is defined twice");
            }

            return;
        }

        _defined[name] = hasBody;
    }

    private void Unended(int open, int headerEnd, string keyword)
    {
        // What encloses it ends with the text as well; one missing end is told of once.
        if (!_isUnended)
        {
            Fail(open, headerEnd, $"'{{{{ {keyword} … }}}}' has no '{{{{ end }}}}'");
            _isUnended = true;
        }
    }
}
