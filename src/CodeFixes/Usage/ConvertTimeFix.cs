using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK6003: <c>TotalMilliseconds</c> becomes <c>TotalSeconds</c>, <c>ElapsedMilliseconds</c> becomes <c>Elapsed.TotalSeconds</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConvertTimeFix))]
public sealed class ConvertTimeFix() : TextFix("MK6003", "Use the metric's unit")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text)
    {
        if (!diagnostic.Properties.TryGetValue("member", out string? member) || member is null)
        {
            return null;
        }

        ExpressionSyntax? value = node.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(a => a.Expression.Span.Contains(diagnostic.Location.SourceSpan))?.Expression;
        while (value is ParenthesizedExpressionSyntax parenthesized)
        {
            value = parenthesized.Expression;
        }

        return value switch
        {
            MemberAccessExpressionSyntax access => [new TextChange(access.Name.Span, member)],
            IdentifierNameSyntax name => [new TextChange(name.Span, member)],
            _ => null,
        };
    }
}
