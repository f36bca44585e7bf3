using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK1023: states <c>Format = LabelFormat.Number</c> in the label's <c>[Label]</c>, or adds one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WriteNumbersFix))]
public sealed class WriteNumbersFix() : TextFix("MK1023", "Write the label as a number")
{
    /// <inheritdoc/>
    protected override IReadOnlyList<TextChange>? Changes(SyntaxNode node, SemanticModel model, SourceText text)
    {
        // An attribute on a record's parameter is not the property's, which is the label.
        SyntaxList<AttributeListSyntax>? lists = node switch
        {
            ParameterSyntax { Parent.Parent: MethodDeclarationSyntax } parameter => parameter.AttributeLists,
            PropertyDeclarationSyntax property => property.AttributeLists,
            _ => null,
        };
        if (lists is null)
        {
            return null;
        }

        string format = "Format = " + Edits.Qualifier(model, node.SpanStart, "LabelFormat") + "LabelFormat.Number";
        AttributeSyntax? label = lists.Value.SelectMany(l => l.Attributes).FirstOrDefault(IsLabel);
        if (label is null)
        {
            string attribute = "[" + Edits.Qualifier(model, node.SpanStart, "LabelAttribute") + "Label(" + format + ")]";
            return [node is ParameterSyntax ? Edits.Insert(node.SpanStart, attribute + " ") : Edits.Attribute(text, node.SpanStart, attribute)];
        }

        return label.ArgumentList is { } list
            ? [Edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.Count > 0 ? ", " : "") + format)]
            : [Edits.Insert(label.Span.End, "(" + format + ")")];

        bool IsLabel(AttributeSyntax attribute) =>
            model.GetSymbolInfo(attribute).Symbol?.ContainingType is { Name: "LabelAttribute", ContainingNamespace.Name: "MetricsKit" };
    }
}
