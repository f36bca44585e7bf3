using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations;

/// <summary>
/// Where each character of a constant string was written. Literals are followed character by character; a constant,
/// a nameof or anything else computed maps as a whole to the expression that names it.
/// </summary>
internal sealed class ConstantStringMap
{
    private readonly StringBuilder _value = new();
    private readonly List<TextSpan> _spans = [];
    private readonly List<Style> _styles = [];
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;

    private ConstantStringMap(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The string.</summary>
    public string Value => _value.ToString();

    /// <summary>The map, or null when the expression is no constant or was not understood: better no place than a wrong one.</summary>
    public static ConstantStringMap? TryCreate(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(expression, cancellationToken) is not { HasValue: true, Value: string expected })
        {
            return null;
        }

        var map = new ConstantStringMap(model, cancellationToken);
        map.Visit(expression);
        return map.Value == expected ? map : null;
    }

    /// <summary>Source of the characters from <paramref name="start"/> up to <paramref name="end"/>; never empty where there is a character to show.</summary>
    public TextSpan SpanOf(int start, int end)
    {
        if (_spans.Count == 0)
        {
            return default;
        }

        int first = Math.Min(Math.Max(start, 0), _spans.Count - 1);
        int last = Math.Min(Math.Max(end - 1, first), _spans.Count - 1);
        return _spans[last].End >= _spans[first].Start
            ? TextSpan.FromBounds(_spans[first].Start, _spans[last].End)
            : _spans[first];
    }

    /// <summary>
    /// The change of source that replaces the characters from <paramref name="start"/> up to <paramref name="end"/>;
    /// null where they were not written in one literal, or where it cannot hold the new text.
    /// </summary>
    public TextChange? EditOf(int start, int end, string text)
    {
        if (start < 0 || end < start || end > _spans.Count || _spans.Count == 0)
        {
            return null;
        }

        bool insert = start == end;
        int first = insert && start > 0 ? start - 1 : start, last = insert ? first : end - 1;
        for (int i = first; i <= last; i++)
        {
            if (_styles[i] == Style.Computed || _styles[i] != _styles[first] || (i > first && _spans[i].Start != _spans[i - 1].End && _spans[i] != _spans[i - 1]))
            {
                return null;
            }
        }

        TextSpan span = !insert ? TextSpan.FromBounds(_spans[first].Start, _spans[last].End)
            : start > 0 ? new TextSpan(_spans[first].End, 0)
            : new TextSpan(_spans[first].Start, 0);
        return Written(text, _styles[first]) is { } written ? new TextChange(span, written) : null;
    }

    private static string? Written(string text, Style style)
    {
        bool braces = (style & Style.DoubledBraces) != 0;
        switch (style & ~Style.DoubledBraces)
        {
            case Style.Regular:
                string escaped = SymbolDisplay.FormatLiteral(text, quote: true);
                text = escaped.Substring(1, escaped.Length - 2);
                break;
            case Style.Verbatim:
                text = text.Replace("\"", "\"\"");
                break;
            default:
                // How many quotes or braces the literal can hold depends on its delimiters; few texts have any.
                return text.IndexOfAny(['"', '{', '}', '\n']) < 0 ? text : null;
        }

        return braces ? text.Replace("{", "{{").Replace("}", "}}") : text;
    }

    private void Visit(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Visit(parenthesized.Expression);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                Visit(sum.Left);
                Visit(sum.Right);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                VisitLiteral(literal.Token);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                VisitInterpolated(interpolated);
                break;
            default:
                AddWhole(expression);
                break;
        }
    }

    private void VisitInterpolated(InterpolatedStringExpressionSyntax interpolated)
    {
        SyntaxToken start = interpolated.StringStartToken;
        bool lines = start.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken);
        Style style = lines || start.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken) ? Style.Raw
            : start.Text.Contains("@") ? Style.Verbatim
            : Style.Regular;
        int indent = lines ? Indentation(interpolated.StringEndToken.Text) : 0;
        foreach (InterpolatedStringContentSyntax content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax raw && lines)
            {
                AddIndented(raw.TextToken.Text, raw.TextToken.SpanStart, indent, startsLine: content == interpolated.Contents[0]);
            }
            else if (content is InterpolatedStringTextSyntax text)
            {
                AddText(text.TextToken.Text, text.TextToken.SpanStart, 0, text.TextToken.Text.Length, style == Style.Raw ? style : style | Style.DoubledBraces);
            }
            else if (content is InterpolationSyntax interpolation)
            {
                Visit(interpolation.Expression);
            }
        }
    }

    private void VisitLiteral(SyntaxToken token)
    {
        string text = token.Text;
        switch (token.Kind())
        {
            case SyntaxKind.SingleLineRawStringLiteralToken:
                int quotes = Quotes(text);
                AddText(text, token.SpanStart, quotes, text.Length - quotes, Style.Raw);
                break;
            case SyntaxKind.MultiLineRawStringLiteralToken:
                AddRawLines(text, token.SpanStart);
                break;
            default:
                bool verbatim = text[0] == '@';
                AddText(text, token.SpanStart, verbatim ? 2 : 1, text.Length - 1, verbatim ? Style.Verbatim : Style.Regular);
                break;
        }
    }

    // The indentation of the closing quotes is no part of the value, nor are the first and the last line break.
    private void AddRawLines(string text, int offset)
    {
        TextLineCollection lines = SourceText.From(text).Lines;
        int start = lines[1].Start, end = lines[lines.Count - 2].End;
        if (end > start)
        {
            AddIndented(text.Substring(start, end - start), offset + start, Indentation(text), startsLine: true);
        }
    }

    // Lines without their indentation; the first may go on where an interpolation ended.
    private void AddIndented(string text, int offset, int indent, bool startsLine)
    {
        foreach (TextLine line in SourceText.From(text).Lines)
        {
            for (int at = startsLine ? Math.Min(line.Start + indent, line.End) : line.Start; at < line.EndIncludingLineBreak; at++)
            {
                Add(text[at], offset + at, offset + at + 1, Style.Raw);
            }

            startsLine = true;
        }
    }

    // White space before the quotes on the last line.
    private static int Indentation(string text)
    {
        int line = text.LastIndexOf('\n') + 1, at = line;
        while (text[at] != '"')
        {
            at++;
        }

        return at - line;
    }

    private void AddText(string text, int offset, int from, int to, Style style)
    {
        bool doubledBraces = (style & Style.DoubledBraces) != 0;
        Style plain = style & ~Style.DoubledBraces;
        int at = from;
        while (at < to)
        {
            int start = at;
            char c = text[at++];
            bool doubled = at < to && text[at] == c
                && ((plain == Style.Verbatim && c == '"') || (doubledBraces && c is '{' or '}'));
            if (doubled)
            {
                at++;
            }

            if (plain == Style.Regular && c == '\\')
            {
                foreach (char unit in Escape(text, to, ref at))
                {
                    Add(unit, offset + start, offset + at, style);
                }
            }
            else
            {
                Add(c, offset + start, offset + at, style);
            }
        }
    }

    private static string Escape(string text, int to, ref int at)
    {
        char c = text[at++];
        switch (c)
        {
            case 'x':
                int digits = at;
                while (at < to && at < digits + 4 && Uri.IsHexDigit(text[at]))
                {
                    at++;
                }

                return Unit(text.Substring(digits, at - digits));
            case 'u':
                at += 4;
                return Unit(text.Substring(at - 4, 4));
            case 'U':
                at += 8;
                return char.ConvertFromUtf32(int.Parse(text.Substring(at - 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            default:
                int index = "0abefnrtv".IndexOf(c);
                return index < 0 ? c.ToString() : "\0\a\b\u001b\f\n\r\t\v"[index].ToString();
        }
    }

    private static string Unit(string hex) => ((char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    private static int Quotes(string text)
    {
        int count = 0;
        while (text[count] == '"')
        {
            count++;
        }

        return count;
    }

    private void AddWhole(ExpressionSyntax expression)
    {
        object? value = _model.GetConstantValue(expression, _cancellationToken) is { HasValue: true } constant ? constant.Value : null;
        foreach (char c in Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
        {
            Add(c, expression.SpanStart, expression.Span.End, Style.Computed);
        }
    }

    private void Add(char c, int start, int end, Style style)
    {
        _value.Append(c);
        _styles.Add(style);
        _spans.Add(TextSpan.FromBounds(start, end));
    }

    /// <summary>How a character is written.</summary>
    [Flags]
    private enum Style
    {
        /// <summary>Not in a literal: a constant, a nameof.</summary>
        Computed = 0,
        Regular = 1,
        Verbatim = 2,
        Raw = 4,

        /// <summary>In an interpolated string, where a brace is written twice.</summary>
        DoubledBraces = 8,
    }
}
