using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK6004: <c>CountExceptions</c> becomes <c>CountExceptionsAsync</c>, where its task goes somewhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CountExceptionsFix))]
public sealed class CountExceptionsFix() : TextFix("MK6004", "Call CountExceptionsAsync")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue("rename", out string? name) || name is null
            || node is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } }
            || call.Parent is ExpressionStatementSyntax)
        {
            return null;
        }

        return [new TextChange(node.Span, name)];
    }
}
