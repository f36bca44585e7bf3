using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK6002: <c>using</c> before the declaration of a timer or tracker that nothing disposes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UsingTimerFix))]
public sealed class UsingTimerFix() : TextFix("MK6002", "Hold it with 'using'")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue("never", out string? never) || never is null
            || node.FirstAncestorOrSelf<StatementSyntax>() is not LocalDeclarationStatementSyntax { Declaration.Variables: [{ } variable], Parent: BlockSyntax block } declaration
            || !declaration.UsingKeyword.IsKind(SyntaxKind.None)
            || variable.Initializer?.Value.Span.Contains(node.Span) != true)
        {
            return null;
        }

        // What a using holds cannot be assigned.
        string name = variable.Identifier.ValueText;
        bool isAssigned = block.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name);
        return isAssigned ? null : [Edits.Insert(declaration.SpanStart, "using ")];
    }
}
