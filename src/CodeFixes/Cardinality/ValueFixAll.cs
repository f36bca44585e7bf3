using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes;

/// <summary>
/// Changes of one expression are merged; labels that go from a metric and all its uses go one after the other. What is only probable is
/// looked at one by one: the command line asks no one, and would drop labels that are fine.
/// </summary>
internal sealed class ValueFixAll : FixAllProvider
{
    public static readonly ValueFixAll Instance = new();

    private static readonly Labels OfLabels = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => OfLabels.GetSupportedFixAllScopes();

    public override IEnumerable<string> GetSupportedFixAllDiagnosticIds(CodeFixProvider originalCodeFixProvider) =>
        originalCodeFixProvider.FixableDiagnosticIds.Where(id => id != ValueFix.Probable);

    // The command line does not ask which rules are supported.
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => fixAllContext.DiagnosticIds.Contains(ValueFix.Probable)
        ? Task.FromResult<CodeAction?>(null)
        : (fixAllContext.CodeActionEquivalenceKey == ValueFix.LabelKey ? OfLabels : WellKnownFixAllProviders.BatchFixer).GetFixAsync(fixAllContext);

    private sealed class Labels : SequentialFixAll<HeldLabel>
    {
        /// <inheritdoc/>
        protected override string Title => "Drop all these labels";

        /// <inheritdoc/>
        protected override async Task<HeldLabel?> SubjectAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken)
        {
            Document? document = solution.GetDocument(diagnostic.Location.SourceTree);
            SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
            return model is not null && ValueFix.ValueOf(await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false), diagnostic) is { } value
                ? DropLabel.Find(value, model, cancellationToken)
                : null;
        }

        /// <inheritdoc/>
        protected override Task<Solution?> FixAsync(Project project, HeldLabel subject, string? key, CancellationToken cancellationToken) =>
            DropLabel.ApplyAsync(project, subject, cancellationToken);
    }
}
