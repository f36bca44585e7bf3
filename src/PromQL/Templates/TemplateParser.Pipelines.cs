using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <content>What stands inside of one action.</content>
internal sealed partial class TemplateParser
{
    private TemplateToken Peek => _lexer.Tokens[_token];

    private TemplateToken PeekAfterSpace()
    {
        SkipSpace();
        return Peek;
    }

    private void SkipSpace()
    {
        if (_token < _lexer.Tokens.Count && Peek.Kind == TemplateTokenKind.Space)
        {
            _token++;
        }
    }

    private string Text(TemplateToken token) => _text.Substring(token.Start, token.End - token.Start);

    private Pipeline? ParsePipeline(string context, TemplateTokenKind end)
    {
        int start = PeekAfterSpace().Start;
        List<VariableOperand> variables = [];
        if (!ParseDeclarations(context, variables, out bool isAssignment))
        {
            return null;
        }

        List<Command> commands = [];
        while (true)
        {
            TemplateToken token = PeekAfterSpace();
            if (token.Kind == end)
            {
                break;
            }

            if (!StartsOperand(token.Kind))
            {
                FailAtToken(context);
                return null;
            }

            if (ParseCommand() is not { } command)
            {
                return null;
            }

            commands.Add(command);
        }

        TemplateToken close = Peek;
        if (commands.Count == 0)
        {
            (int from, int to) = end == TemplateTokenKind.RightDelimiter ? (_open, close.End) : (start, close.End);
            Fail(from, to, variables.Count > 0
                ? $"'{variables[0].Name}' is given no value"
                : context == "action" ? "the action is empty; write a value, such as '$value'" : $"'{context}' needs a value");
            return null;
        }

        foreach (Command command in commands.Skip(1))
        {
            if (command.Operands[0] is BoolOperand or DotOperand or NilOperand or NumberOperand or StringOperand)
            {
                Fail(command.Operands[0].Start, command.Operands[0].End, "only a function can follow '|', not a value");
                return null;
            }
        }

        return new Pipeline(start, commands[commands.Count - 1].End, variables, isAssignment, commands);
    }

    private bool ParseDeclarations(string context, List<VariableOperand> variables, out bool isAssignment)
    {
        isAssignment = false;
        while (Peek.Kind == TemplateTokenKind.Variable)
        {
            TemplateToken name = Peek;
            int next = _token + (_lexer.Tokens[_token + 1].Kind == TemplateTokenKind.Space ? 2 : 1);
            TemplateToken after = _lexer.Tokens[next];
            bool isComma = after.Kind == TemplateTokenKind.Character && _text[after.Start] == ',';
            if (!isComma && after.Kind is not (TemplateTokenKind.Assign or TemplateTokenKind.Declare))
            {
                return true;
            }

            _token = next + 1;
            variables.Add(new VariableOperand(name.Start, name.End, Text(name)));
            _variables.Add(Text(name));
            if (!isComma)
            {
                isAssignment = after.Kind == TemplateTokenKind.Assign;
                return true;
            }

            if (context != "range" || variables.Count > 1)
            {
                Fail(after, context == "range" ? "'range' declares two variables at most" : "only 'range' declares two variables; arguments have spaces between them, not commas");
                return false;
            }

            if (PeekAfterSpace().Kind is not (TemplateTokenKind.Variable or TemplateTokenKind.RightDelimiter))
            {
                Fail(Peek, "a variable must follow ','");
                return false;
            }
        }

        return true;
    }

    private Command? ParseCommand()
    {
        List<Operand> operands = [];
        int end;
        while (true)
        {
            TemplateToken token = PeekAfterSpace();
            if (StartsOperand(token.Kind))
            {
                if (ParseOperand() is not { } operand)
                {
                    return null;
                }

                operands.Add(operand);
            }

            end = operands[operands.Count - 1].End;
            switch (Peek.Kind)
            {
                case TemplateTokenKind.Space:
                    continue;
                case TemplateTokenKind.RightDelimiter or TemplateTokenKind.RightParen:
                    return new Command(operands[0].Start, end, operands);
                case TemplateTokenKind.Pipe:
                    _token++;
                    return new Command(operands[0].Start, end, operands);
                default:
                    FailAtToken("operand");
                    return null;
            }
        }
    }

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

    private void ExpectEnd(string keyword)
    {
        TemplateToken token = PeekAfterSpace();
        if (token.Kind == TemplateTokenKind.Error)
        {
            FailAtToken(keyword);
        }
        else if (token.Kind != TemplateTokenKind.RightDelimiter)
        {
            Fail(token, $"'{Text(token)}' cannot follow '{keyword}'; close the action with '}}}}'");
        }
    }

    /// <summary>Says why the next token cannot stand where it does.</summary>
    private void FailAtToken(string context)
    {
        TemplateToken token = Peek;
        string text = Text(token);
        switch (token.Kind)
        {
            case TemplateTokenKind.Error when _lexer.IsUnclosed && !_lexer.IsComment:
                int line = _text.IndexOf('\n', _open, token.End - _open);
                Fail(_open, line < 0 ? token.End : line, _lexer.Message);
                break;
            case TemplateTokenKind.Error:
                Fail(token, _lexer.Message);
                break;
            case TemplateTokenKind.RightDelimiter:
                Fail(_open, token.End, $"'{context}' needs a value");
                break;
            case TemplateTokenKind.Character:
                Fail(token, Misplaced(text));
                break;
            case TemplateTokenKind.Assign:
                Fail(token, "'=' stands between a variable and its value; 'eq a b' compares");
                break;
            case TemplateTokenKind.Pipe or TemplateTokenKind.Declare or TemplateTokenKind.RightParen:
                Fail(token, $"a value is missing before '{text}'");
                break;
            case > TemplateTokenKind.Variable:
                Fail(token, $"'{text}' must be the first word of an action");
                break;
            default:
                Fail(token, $"a space is missing before '{text}'");
                break;
        }
    }

    private static string Misplaced(string text) => text switch
    {
        ">" or "<" or "!" or "&" => $"templates have no operator '{text}'; call a function, such as 'gt $value 5.0', 'eq', 'not' or 'and'",
        "+" or "*" or "/" or "%" or "^" => $"templates do not calculate; do it in the expression, and remove '{text}'",
        "," => "arguments have spaces between them, not commas",
        "[" or "]" => "templates have no brackets; write 'index $labels \"…\"'",
        "}" => "'}' alone does not close the action; write '}}'",
        "{" => "'{' cannot stand inside of an action",
        _ => $"'{text}' cannot stand here",
    };

    private void Fail(TemplateToken token, string message) => Fail(token.Start, token.End, message);

    private void Fail(int start, int end, string message) => _errors.Add(new TemplateError(start, end, message));
}
