using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK1006: writes <c>[MetricSet]</c> above the class; a struct or an interface cannot be a set.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddMetricSetFix))]
public sealed class AddMetricSetFix() : TextFix("MK1006", "Add [MetricSet]")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(SyntaxNode node, SemanticModel model, SourceText text)
    {
        TypeDeclarationSyntax? type = node.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (type?.Kind() is not (SyntaxKind.ClassDeclaration or SyntaxKind.RecordDeclaration))
        {
            return null;
        }

        string attribute = "[" + Edits.Qualifier(model, type.SpanStart, "MetricSetAttribute") + "MetricSet]";
        return Edits.MakePartial(type).Append(Edits.Attribute(text, type.SpanStart, attribute)).OrderBy(c => c.Span.Start).ToList();
    }
}
