using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>
/// MK6005: what stands between increment and decrement moves into <c>using (gauge.TrackInProgress())</c>, or into a <c>try</c> with
/// the decrement in its <c>finally</c> where there is no tracker. Only where both are statements of one block.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TrackInProgressFix))]
public sealed class TrackInProgressFix() : TextFix("MK6005", "Decrement when an exception is thrown as well")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax { Parent: BlockSyntax block } opening
            || diagnostic.AdditionalLocations is not [{ } place]
            || block.FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<StatementSyntax>() is not ExpressionStatementSyntax closing
            || closing.Parent != block)
        {
            return null;
        }

        int first = block.Statements.IndexOf(opening) + 1, last = block.Statements.IndexOf(closing) - 1;
        if (first > last || !CanMove(block, first, last))
        {
            return null;
        }

        string? tracker = Tracker(opening.Expression, model, opening.SpanStart);
        bool isOneLine = text.Lines.GetLineFromPosition(opening.SpanStart).LineNumber == text.Lines.GetLineFromPosition(closing.SpanStart).LineNumber;
        if (isOneLine)
        {
            return tracker is not null
                ? [new TextChange(opening.Span, $"using ({tracker}) {{"), new TextChange(closing.Span, "}")]
                : [Edits.Insert(opening.Span.End, " try {"), new TextChange(closing.Span, $"}} finally {{ {closing} }}")];
        }

        return Lines(text, opening, closing, tracker);
    }

    private static List<TextChange>? Lines(SourceText text, StatementSyntax opening, StatementSyntax closing, string? tracker)
    {
        TextLine line = text.Lines.GetLineFromPosition(opening.SpanStart);
        string indent = text.ToString(TextSpan.FromBounds(line.Start, opening.SpanStart));
        TextLine end = text.Lines.GetLineFromPosition(closing.SpanStart);
        if (!string.IsNullOrWhiteSpace(indent) || !string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(end.Start, closing.SpanStart))))
        {
            return null;
        }

        string newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string step = indent.IndexOf('\t') >= 0 ? "\t" : "    ";
        string open = newLine + indent + "{";
        List<TextChange> changes =
        [
            tracker is not null ? new TextChange(opening.Span, $"using ({tracker}){open}") : Edits.Insert(opening.Span.End, newLine + indent + "try" + open),
        ];
        for (int i = line.LineNumber + 1; i < end.LineNumber; i++)
        {
            if (!string.IsNullOrWhiteSpace(text.Lines[i].ToString()))
            {
                changes.Add(Edits.Insert(text.Lines[i].Start, step));
            }
        }

        changes.Add(new TextChange(
            closing.Span,
            tracker is not null ? "}" : $"}}{newLine}{indent}finally{open}{newLine}{indent}{step}{closing}{newLine}{indent}}}"));
        return changes;
    }

    // gauge.TrackInProgress(), where that can be called and goes by one, as the increment does.
    private static string? Tracker(ExpressionSyntax increment, SemanticModel model, int position)
    {
        InvocationExpressionSyntax? call = increment as InvocationExpressionSyntax ?? (increment as ConditionalAccessExpressionSyntax)?.WhenNotNull as InvocationExpressionSyntax;
        SimpleNameSyntax? name = call?.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => null,
        };
        if (name?.Identifier.ValueText != "Inc" || call!.ArgumentList.Arguments is not ([] or [{ Expression: LiteralExpressionSyntax { Token.Value: 1 or 1.0 } }]))
        {
            return null;
        }

        string text = increment.ToString();
        string tracker = text.Substring(0, name.SpanStart - increment.SpanStart) + "TrackInProgress()";
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(tracker);
        return model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type is { TypeKind: not TypeKind.Error } ? tracker : null;
    }

    // Into a block of their own: what they declare must not be wanted after it, nor kept open by a using.
    private static bool CanMove(BlockSyntax block, int first, int last)
    {
        var declared = new HashSet<string>(StringComparer.Ordinal);
        for (int i = first; i <= last; i++)
        {
            StatementSyntax statement = block.Statements[i];
            if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } or LabeledStatementSyntax or LocalFunctionStatementSyntax
                || statement.DescendantTokens().Any(t => t.Text.IndexOf('\n') >= 0))
            {
                return false;
            }

            foreach (SyntaxNode node in statement.DescendantNodes())
            {
                if (node is VariableDeclaratorSyntax variable)
                {
                    declared.Add(variable.Identifier.ValueText);
                }
                else if (node is SingleVariableDesignationSyntax designation)
                {
                    declared.Add(designation.Identifier.ValueText);
                }
            }
        }

        return !block.Statements.Skip(last + 2).SelectMany(s => s.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(n => declared.Contains(n.Identifier.ValueText));
    }
}
