namespace MetricsKit.PromQL.Templates;

/// <content>Names, texts and numbers.</content>
internal sealed partial class TemplateLexer
{
    private void ReadName(TemplateTokenKind kind)
    {
        for (int length = NameLength(_position); length > 0; length = NameLength(_position))
        {
            _position += length;
        }

        if (!IsTerminator(_position))
        {
            string name = text.Substring(_start, _position - _start);
            Fail(_position, _position + 1, AfterName(name, kind, At(_position)));
            return;
        }

        Emit(kind switch
        {
            TemplateTokenKind.Field when _position == _start + 1 => TemplateTokenKind.Dot,
            TemplateTokenKind.Identifier when _position - _start <= "continue".Length => Keyword(text.Substring(_start, _position - _start)),
            _ => kind,
        });
    }

    private static string AfterName(string name, TemplateTokenKind kind, char c) => c switch
    {
        '[' => $"'[' cannot follow '{name}'; write 'index {name} \"…\"'",
        '-' when kind == TemplateTokenKind.Field => $"'-' cannot stand in a name; write 'index $labels \"…\"' for a label that has one",
        '}' => "'}' alone does not close the action; write '}}'",
        '=' or '>' or '<' or '!' or '+' or '*' or '/' or '-' => $"'{c}' cannot follow '{name}' without a space, and templates have no operators",
        '"' or '\'' or '`' or '$' => $"a space is missing between '{name}' and {(c == '$' ? "the variable" : "the string")}",
        _ when char.IsControl(c) || char.IsSurrogate(c) => $"character U+{(int)c:X4} cannot follow '{name}'",
        _ => $"'{c}' cannot follow '{name}'",
    };

    private static TemplateTokenKind Keyword(string word) => word switch
    {
        "true" or "false" => TemplateTokenKind.Bool,
        "nil" => TemplateTokenKind.Nil,
        "block" => TemplateTokenKind.Block,
        "break" => TemplateTokenKind.Break,
        "continue" => TemplateTokenKind.Continue,
        "define" => TemplateTokenKind.Define,
        "else" => TemplateTokenKind.Else,
        "end" => TemplateTokenKind.End,
        "if" => TemplateTokenKind.If,
        "range" => TemplateTokenKind.Range,
        "template" => TemplateTokenKind.Template,
        "with" => TemplateTokenKind.With,
        _ => TemplateTokenKind.Identifier,
    };

    private void ReadQuoted(char quote)
    {
        while (_position < text.Length && text[_position] != '\n')
        {
            char c = text[_position++];
            if (c == '\\' && At(_position) != '\n')
            {
                _position++;
            }
            else if (c == quote)
            {
                Emit(quote == '"' ? TemplateTokenKind.String : TemplateTokenKind.Rune);
                return;
            }
        }

        Fail(_start, Math.Min(_position, text.Length), $"the {(quote == '"' ? "string" : "character")} has no closing {quote} on its line");
    }

    private void ReadRaw()
    {
        int close = text.IndexOf('`', _position);
        if (close < 0)
        {
            Fail(_start, text.Length, "the string has no closing `");
            return;
        }

        _position = close + 1;
        Emit(TemplateTokenKind.RawString);
    }

    private void ReadNumber()
    {
        bool sound = ScanNumber();
        bool complex = sound && At(_position) is '+' or '-';
        if (complex)
        {
            sound = ScanNumber() && text[_position - 1] == 'i';
        }

        if (sound)
        {
            Emit(complex ? TemplateTokenKind.Complex : TemplateTokenKind.Number);
        }
        else
        {
            Fail(_start, _position, $"'{text.Substring(_start, _position - _start)}' is no number");
        }
    }

    private bool ScanNumber()
    {
        Accept("+-");
        string digits = "0123456789_";
        if (Accept("0"))
        {
            digits = Accept("xX") ? "0123456789abcdefABCDEF_" : Accept("oO") ? "01234567_" : Accept("bB") ? "01_" : digits;
        }

        AcceptRun(digits);
        if (Accept("."))
        {
            AcceptRun(digits);
        }

        if (Accept(digits.Length == 11 ? "eE" : digits.Length == 23 ? "pP" : ""))
        {
            Accept("+-");
            AcceptRun("0123456789_");
        }

        Accept("i");
        int more = NameLength(_position);
        _position += more;
        return more == 0;
    }

    private bool Accept(string any)
    {
        bool accepted = _position < text.Length && any.IndexOf(text[_position]) >= 0;
        _position += accepted ? 1 : 0;
        return accepted;
    }

    private void AcceptRun(string any)
    {
        while (Accept(any))
        {
        }
    }
}
