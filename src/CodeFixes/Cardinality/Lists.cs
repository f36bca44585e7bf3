using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Takes elements out of lists, with the comma that belongs to them.</summary>
internal static class Lists
{
    /// <summary>The change that takes an argument or element out; null where it is in no list.</summary>
    public static TextChange? Remove(SyntaxNode element) => element.Parent switch
    {
        ArgumentListSyntax list => Remove(list.Arguments, list.Arguments.IndexOf((ArgumentSyntax)element)),
        InitializerExpressionSyntax { Expressions: [_], Parent: ImplicitArrayCreationExpressionSyntax array } => new TextChange(array.Span, "new string[0]"),
        InitializerExpressionSyntax list => Remove(list.Expressions, list.Expressions.IndexOf((ExpressionSyntax)element)),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax list } inner => Remove(list.Elements, list.Elements.IndexOf(inner)),
        CollectionExpressionSyntax list => Remove(list.Elements, list.Elements.IndexOf((CollectionElementSyntax)element)),
        _ => null,
    };

    /// <summary>A statement with its line, and the comments above it.</summary>
    public static TextChange? Remove(StatementSyntax statement, SourceText text)
    {
        if (statement.Parent is not BlockSyntax || statement.ContainsDirectives)
        {
            return null;
        }

        TextLine first = text.Lines.GetLineFromPosition(statement.SpanStart), last = text.Lines.GetLineFromPosition(statement.Span.End);
        bool alone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)));
        return new TextChange(alone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : statement.Span, "");
    }

    private static TextChange? Remove<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode =>
        index < 0 ? null
        : index + 1 < list.Count ? new TextChange(TextSpan.FromBounds(list[index].SpanStart, list[index + 1].SpanStart), "")
        : index > 0 ? new TextChange(TextSpan.FromBounds(list[index - 1].Span.End, list[index].Span.End), "")
        : new TextChange(list[index].Span, "");
}
