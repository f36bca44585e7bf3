using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A fix that inserts and removes characters, so that trivia, comments and line endings around them stay as they are.</summary>
/// <remarks>Not [Shared]: that attribute's assembly has another version in each IDE, and a fix keeps no state to share.</remarks>
/// <param name="id">Id of the rule.</param>
/// <param name="title">What the IDE offers.</param>
public abstract class TextFix(string id, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(id);

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        SemanticModel? model = await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode? node = root.FindToken(diagnostic.Location.SourceSpan.Start).Parent;
            if (node is not null && Changes(diagnostic, node, model, text) is { Count: > 0 } changes)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(document.WithText(text.WithChanges(changes))), equivalenceKey: id),
                    diagnostic);
            }
        }
    }

    /// <summary>The same, where the diagnostic says more than its place.</summary>
    /// <param name="diagnostic">What was reported.</param>
    /// <param name="node">The node whose name is marked.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="text">Its file.</param>
    protected virtual IReadOnlyList<TextChange>? Changes(Diagnostic diagnostic, SyntaxNode node, SemanticModel model, SourceText text) => Changes(node, model, text);

    /// <summary>The changes in order of their place; null where no answer is the only right one.</summary>
    /// <param name="node">The node whose name is marked.</param>
    /// <param name="model">Its semantic model.</param>
    /// <param name="text">Its file.</param>
    protected virtual IReadOnlyList<TextChange>? Changes(SyntaxNode node, SemanticModel model, SourceText text) => null;
}
