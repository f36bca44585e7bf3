using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>States <c>MaxValues = 100</c> in the label's <c>[Label]</c>, or adds one.</summary>
internal static class BoundLabel
{
    private const string Bound = "MaxValues = 100";

    /// <summary>The solution with the bound; null where the label is not there any more.</summary>
    public static async Task<Solution?> ApplyAsync(Project project, LabelParameter label, CancellationToken cancellationToken)
    {
        if (await label.FindAsync(project, cancellationToken).ConfigureAwait(false) is not var (_, syntax, document)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return project.Solution.WithDocumentText(document.Id, text.WithChanges(Change(syntax, model)));
    }

    private static TextChange Change(ParameterSyntax parameter, SemanticModel model)
    {
        AttributeSyntax? label = parameter.AttributeLists.SelectMany(l => l.Attributes)
            .FirstOrDefault(a => model.GetSymbolInfo(a).Symbol?.ContainingType is { Name: "LabelAttribute", ContainingNamespace.Name: "MetricsKit" });
        return label is null ? Edits.Insert(parameter.SpanStart, $"[{Edits.Qualifier(model, parameter.SpanStart, "LabelAttribute")}Label({Bound})] ")
            : label.ArgumentList is { } list ? Edits.Insert(list.CloseParenToken.SpanStart, (list.Arguments.Count > 0 ? ", " : "") + Bound)
            : Edits.Insert(label.Span.End, "(" + Bound + ")");
    }
}
