using Microsoft.CodeAnalysis;

namespace MetricsKit.CodeFixes;

/// <summary>All labels without a bound.</summary>
internal sealed class UnboundedLabelFixAll : SequentialFixAll<LabelParameter>
{
    public static readonly UnboundedLabelFixAll Instance = new();

    /// <inheritdoc/>
    protected override string Title => "Bound all labels";

    /// <inheritdoc/>
    protected override async Task<LabelParameter?> SubjectAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        solution.GetDocument(diagnostic.Location.SourceTree) is { } document
            ? await UnboundedLabelFix.LabelOfAsync(document, diagnostic, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    protected override Task<Solution?> FixAsync(Project project, LabelParameter subject, string? key, CancellationToken cancellationToken) =>
        UnboundedLabelFix.ApplyAsync(project, subject, key, cancellationToken);
}
