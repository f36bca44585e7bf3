using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>MK3106: a metric of prometheus-net that is created again and again goes to a static field.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepMetricFix))]
public sealed class KeepMetricFix : CodeFixProvider
{
    private const string Id = "MK3106";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Id);

    /// <summary>All of a file together: fields go to one place, and the same metric needs one.</summary>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false) ?? document);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await ApplyAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(CodeAction.Create("Keep it in a static field", _ => Task.FromResult(changed), equivalenceKey: Id), diagnostic);
            }
        }
    }

    // Null where nothing can be kept, and where the result would not compile.
    private static async Task<Document?> ApplyAsync(Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        List<KeptMetric> kept = diagnostics
            .Select(d => KeptMetric.Find(root, d, model, cancellationToken))
            .OfType<KeptMetric>()
            .ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        Document changed = document.WithText(text.WithChanges(KeptMetric.Changes(kept, model, text)));
        return await CompileCheck.IsSoundAsync(document.Project.Solution, changed.Project.Solution, [document.Id], cancellationToken).ConfigureAwait(false) ? changed : null;
    }
}
