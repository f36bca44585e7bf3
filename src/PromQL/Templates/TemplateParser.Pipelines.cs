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
}
