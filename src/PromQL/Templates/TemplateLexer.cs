using System.Globalization;

namespace MetricsKit.PromQL.Templates;

/// <summary>Cuts one action after the other into tokens, as Go's text/template does.</summary>
internal sealed partial class TemplateLexer(string text)
{
    private readonly List<TemplateToken> _tokens = [];
    private int _position;
    private int _start;
    private int _parens;

    /// <summary>Tokens of the action last read; none of a comment that is in order.</summary>
    public List<TemplateToken> Tokens => _tokens;

    /// <summary>What the last token says when it is an error.</summary>
    public string Message { get; private set; } = "";

    /// <summary>The action last read is never closed; its tokens are all that can be said of it.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>The action last read is a comment.</summary>
    public bool IsComment { get; private set; }

    /// <summary>Reads the action whose braces open at <paramref name="open"/>; returns where the text goes on.</summary>
    public int ReadAction(int open)
    {
        _tokens.Clear();
        _parens = 0;
        IsUnclosed = false;
        IsComment = false;
        _position = open + 2;
        if (At(_position) == '-' && IsSpace(At(_position + 1)))
        {
            _position += 2;
        }

        if (At(_position) == '/' && At(_position + 1) == '*')
        {
            return ReadComment(open);
        }

        while (true)
        {
            _start = _position;
            Next();
            TemplateTokenKind last = _tokens[_tokens.Count - 1].Kind;
            if (last == TemplateTokenKind.RightDelimiter)
            {
                return _position;
            }

            if (last == TemplateTokenKind.Error)
            {
                return IsUnclosed ? _position : EndOfBrokenAction(_start);
            }
        }
    }

    private int ReadComment(int open)
    {
        IsComment = true;
        _start = _position;
        int close = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            IsUnclosed = true;
            _position = text.Length;
            Fail(open, Math.Min(open + 4, text.Length), "the comment is never closed; end it with '*/}}'");
            return text.Length;
        }

        int end = RightDelimiterAt(close + 2);
        if (end > 0)
        {
            return end;
        }

        Fail(close, close + 2, "a comment is an action of its own; '}}' must follow '*/'");
        return EndOfBrokenAction(close + 2);
    }

    private void Next()
    {
        char c = At(_position);
        int close = RightDelimiterAt(_position);
        if (close > 0)
        {
            if (_parens > 0)
            {
                Fail(_start, close, "'(' is not closed before the end of the action");
                return;
            }

            _position = close;
            Emit(TemplateTokenKind.RightDelimiter);
            return;
        }

        if (_position >= text.Length || (c == '{' && At(_position + 1) == '{'))
        {
            IsUnclosed = true;
            Fail(_start, _start, "the template is not closed; write '}}'");
            return;
        }

        if (IsSpace(c))
        {
            // The space before a trim marker belongs to the marker.
            do
            {
                _position++;
            }
            while (IsSpace(At(_position)) && RightDelimiterAt(_position) == 0);
            Emit(TemplateTokenKind.Space);
            return;
        }

        _position++;
        switch (c)
        {
            case '=':
                Emit(TemplateTokenKind.Assign);
                break;
            case ':' when At(_position) == '=':
                _position++;
                Emit(TemplateTokenKind.Declare);
                break;
            case ':':
                Fail(_start, _position, "':' begins ':=', which declares a variable");
                break;
            case '|':
                Emit(TemplateTokenKind.Pipe);
                break;
            case '(':
                _parens++;
                Emit(TemplateTokenKind.LeftParen);
                break;
            case ')':
                if (--_parens < 0)
                {
                    Fail(_start, _position, "')' closes nothing");
                }
                else
                {
                    Emit(TemplateTokenKind.RightParen);
                }

                break;
            case '"' or '\'':
                ReadQuoted(c);
                break;
            case '`':
                ReadRaw();
                break;
            case '$':
                ReadName(TemplateTokenKind.Variable);
                break;
            case '.' when At(_position) is not (>= '0' and <= '9'):
                ReadName(TemplateTokenKind.Field);
                break;
            case '.' or '+' or '-' or (>= '0' and <= '9'):
                _position--;
                ReadNumber();
                break;
            default:
                _position--;
                if (NameLength(_position) > 0)
                {
                    ReadName(TemplateTokenKind.Identifier);
                }
                else if (c is > ' ' and < '\x7f')
                {
                    _position++;
                    Emit(TemplateTokenKind.Character);
                }
                else
                {
                    int length = char.IsSurrogatePair(text, _position) ? 2 : 1;
                    string shown = char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : text.Substring(_position, length);
                    Fail(_position, _position + length, $"character '{shown}' does not belong in a template");
                }

                break;
        }
    }

    private bool IsTerminator(int at) =>
        at >= text.Length || IsSpace(text[at]) || text[at] is '.' or ',' or '|' or ':' or ')' or '('
        || (text[at] == '}' && At(at + 1) == '}');

    /// <summary>Number of characters of the letter, digit or underscore there; 0 for anything else.</summary>
    private int NameLength(int at)
    {
        char c = At(at);
        if (c < 0x80)
        {
            return Characters.IsAlphaNumeric(c) ? 1 : 0;
        }

        bool pair = char.IsHighSurrogate(c) && char.IsLowSurrogate(At(at + 1));
        return CharUnicodeInfo.GetUnicodeCategory(text, at) <= UnicodeCategory.OtherLetter || char.IsDigit(text, at) ? (pair ? 2 : 1) : 0;
    }

    /// <summary>Offset after the closing braces that stand there, with their trim marker; 0 where there are none.</summary>
    private int RightDelimiterAt(int at)
    {
        int braces = IsSpace(At(at)) && At(at + 1) == '-' ? at + 2 : at;
        return At(braces) == '}' && At(braces + 1) == '}' ? braces + 2 : 0;
    }

    private int EndOfBrokenAction(int from)
    {
        for (int i = from; i + 1 < text.Length; i++)
        {
            if (text[i] == text[i + 1] && text[i] is '{' or '}')
            {
                return text[i] == '}' ? i + 2 : i;
            }
        }

        return text.Length;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private void Emit(TemplateTokenKind kind) => _tokens.Add(new TemplateToken(kind, _start, _position));

    private void Fail(int start, int end, string message)
    {
        Message = message;
        _tokens.Add(new TemplateToken(TemplateTokenKind.Error, start, end));
    }
}
