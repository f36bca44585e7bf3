using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK3007: swaps the two arguments.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SwapLabelsFix))]
public sealed class SwapLabelsFix() : TextFix("MK3007", "Swap the two arguments")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text)
    {
        ArgumentSyntax? argument = node.AncestorsAndSelf().OfType<ArgumentSyntax>().FirstOrDefault(a => a.Expression.Span == diagnostic.Location.SourceSpan);
        if (argument?.Parent is not ArgumentListSyntax { Arguments: var arguments }
            || !diagnostic.Properties.TryGetValue("other", out string? other)
            || !int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            || index >= arguments.Count)
        {
            return null;
        }

        ExpressionSyntax first = argument.Expression, second = arguments[index].Expression;
        return [new TextChange(first.Span, second.ToString()), new TextChange(second.Span, first.ToString())];
    }
}
