using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes;

/// <summary>MK3001: an enum of the constants that reach the label, where there are no others; or a stated bound.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedLabelFix))]
public sealed class UnboundedLabelFix : CodeFixProvider
{
    /// <summary>Key of the fix that writes an enum.</summary>
    public const string EnumKey = "MK3001.Enum";

    /// <summary>Key of the fix that states a bound.</summary>
    public const string BoundKey = "MK3001.Bound";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnboundedLabel.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => UnboundedLabelFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Project project = context.Document.Project;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (await LabelOfAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } label)
            {
                continue;
            }

            foreach ((string key, string title) in new[] { (EnumKey, "Make it an enum of the constants that reach it"), (BoundKey, "State a bound: [Label(MaxValues = 100)]") })
            {
                if (await ApplyAsync(project, label, key, context.CancellationToken).ConfigureAwait(false) is { } changed)
                {
                    context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), key), diagnostic);
                }
            }
        }
    }

    internal static Task<Solution?> ApplyAsync(Project project, LabelParameter label, string? key, CancellationToken cancellationToken) =>
        key == EnumKey ? EnumFromConstants.ApplyAsync(project, label, cancellationToken) : BoundLabel.ApplyAsync(project, label, cancellationToken);

    internal static async Task<LabelParameter?> LabelOfAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        SemanticModel? model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode? root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return model is null || root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not { } node ? null : LabelParameter.Of(node, model, cancellationToken);
    }
}
