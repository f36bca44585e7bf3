using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <content>Constants, variables, fields and functions, and what stands in parentheses.</content>
internal sealed partial class TemplateParser
{
    private static bool StartsOperand(TemplateTokenKind kind) => kind
        is TemplateTokenKind.Bool or TemplateTokenKind.Rune or TemplateTokenKind.Complex or TemplateTokenKind.Dot or TemplateTokenKind.Field
        or TemplateTokenKind.Identifier or TemplateTokenKind.Number or TemplateTokenKind.Nil or TemplateTokenKind.RawString
        or TemplateTokenKind.String or TemplateTokenKind.Variable or TemplateTokenKind.LeftParen;

    private Operand? ParseOperand()
    {
        Operand? term = ParseTerm();
        if (term is null || Peek.Kind != TemplateTokenKind.Field)
        {
            return term;
        }

        if (term is BoolOperand or StringOperand or NumberOperand or NilOperand or DotOperand)
        {
            Fail(Peek, $"'{Text(Peek)}' cannot follow '{_text.Substring(term.Start, term.End - term.Start)}', which has no fields");
            return null;
        }

        List<Field> fields = term is FieldsOperand chain ? [.. chain.Fields] : [];
        Operand? of = term is FieldsOperand inner ? inner.Of : term;
        int end = term.End;
        while (Peek.Kind == TemplateTokenKind.Field)
        {
            fields.Add(FieldOf(Peek));
            end = Peek.End;
            _token++;
        }

        return new FieldsOperand(term.Start, end, of, fields);
    }

    private Field FieldOf(TemplateToken token) => new(token.Start + 1, token.End, _text.Substring(token.Start + 1, token.End - token.Start - 1));

    private Operand? ParseTerm()
    {
        TemplateToken token = Peek;
        _token++;
        switch (token.Kind)
        {
            case TemplateTokenKind.Identifier:
                return new FunctionOperand(token.Start, token.End, FindFunction(token));
            case TemplateTokenKind.Dot:
                return new DotOperand(token.Start, token.End);
            case TemplateTokenKind.Nil:
                return new NilOperand(token.Start, token.End);
            case TemplateTokenKind.Bool:
                return new BoolOperand(token.Start, token.End);
            case TemplateTokenKind.Field:
                return new FieldsOperand(token.Start, token.End, null, [FieldOf(token)]);
            case TemplateTokenKind.Variable:
                return Variable(token);
            case TemplateTokenKind.String or TemplateTokenKind.RawString:
                return ReadString(token) is { } value ? new StringOperand(token.Start, token.End, value) : null;
            case TemplateTokenKind.LeftParen:
                return ParseParentheses(token);
            default:
                return ReadNumber(token);
        }
    }

    private Pipeline? ParseParentheses(TemplateToken open)
    {
        if (!Enter(open.Start))
        {
            return null;
        }

        Pipeline? pipeline = ParsePipeline("()", TemplateTokenKind.RightParen);
        _depth--;
        if (pipeline is null)
        {
            return null;
        }

        int end = Peek.End;
        _token++;
        return pipeline with { Start = open.Start, End = end };
    }

    private VariableOperand Variable(TemplateToken token)
    {
        string name = Text(token);
        if (!_variables.Contains(name))
        {
            string? near = Nearness.OnlyNearWord(name, _variables);
            string hint = _variables.Count > 0 && !_variables.Contains("$labels") && name is "$labels" or "$value" or "$externalLabels" or "$externalURL"
                ? "; a defined template sees only its own dot, so pass it what it needs"
                : near is null ? "" : $"; did you mean '{near}'?";
            _errors.Add(new TemplateError(token.Start, token.End, $"variable '{name}' is not declared{hint}") { Replacement = near });
        }

        return new VariableOperand(token.Start, token.End, name);
    }

    private TemplateFunction? FindFunction(TemplateToken token)
    {
        string name = Text(token);
        if (!TemplateFunction.All.TryGetValue(name, out TemplateFunction? function))
        {
            string? near = _variables.Contains("$" + name)
                ? "$" + name
                : Nearness.OnlyNearWord(name, TemplateFunction.All.Values.Where(f => f.Since is null || f.Since <= _target).Select(f => f.Name));
            string hint = name == "tmpl" ? "; it is for console pages only" : near is null ? "" : $"; did you mean '{near}'?";
            _errors.Add(new TemplateError(token.Start, token.End, $"function '{name}' does not exist{hint}") { Replacement = near });
            return null;
        }

        if (function.Since is { } since && _target < since)
        {
            Fail(token, $"function '{name}' needs Prometheus {since} or later; the target version is {_target}");
        }

        return function;
    }

    private string? ParseName(string keyword)
    {
        TemplateToken token = PeekAfterSpace();
        if (token.Kind is TemplateTokenKind.String or TemplateTokenKind.RawString)
        {
            _token++;
            return ReadString(token);
        }

        if (token.Kind == TemplateTokenKind.Error)
        {
            FailAtToken(keyword);
        }
        else
        {
            Fail(token, $"'{keyword}' needs a name in quotes");
        }

        return null;
    }

    private string? ReadString(TemplateToken token)
    {
        if (token.Kind == TemplateTokenKind.RawString)
        {
            return _text.Substring(token.Start + 1, token.End - token.Start - 2);
        }

        if (_text.IndexOf('\\', token.Start, token.End - token.Start) < 0)
        {
            return _text.Substring(token.Start + 1, token.End - token.Start - 2);
        }

        string value = StringText.Value(_text, StringText.Scan(_text, token.Start), out PromQLError? error);
        if (error is null)
        {
            return value;
        }

        Fail(error.Start, error.End, error.Message);
        return null;
    }

    private NumberOperand? ReadNumber(TemplateToken token)
    {
        string text = Text(token);
        ValueType? type;
        if (token.Kind == TemplateTokenKind.Rune)
        {
            string value = StringText.Value(_text, StringText.Scan(_text, token.Start), out PromQLError? error);
            bool isOne = error is null && (value.Length == 1 || (value.Length == 2 && char.IsSurrogatePair(value, 0)));
            if (!isOne)
            {
                Fail(token, $"{text} is not one character; a string has double quotes or backticks");
                return null;
            }

            type = ValueType.Int;
        }
        else
        {
            type = token.Kind == TemplateTokenKind.Complex ? (GoNumber.IsComplex(text) ? ValueType.Complex : null) : GoNumber.TypeOf(text);
            if (type is null)
            {
                Fail(token, $"'{text}' is no number");
                return null;
            }
        }

        return new NumberOperand(token.Start, token.End, type.Value);
    }
}
