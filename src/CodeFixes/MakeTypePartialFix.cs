using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK1002: writes <c>partial</c> before the type's keyword.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeTypePartialFix))]
public sealed class MakeTypePartialFix() : TextFix("MK1002", "Make the type partial")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(SyntaxNode node, SemanticModel model, SourceText text) =>
        node is TypeDeclarationSyntax type ? [Edits.Insert(type.Keyword.SpanStart, "partial ")] : null;
}
