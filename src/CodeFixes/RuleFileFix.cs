using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>As <see cref="RuleFix"/>, in a rule file beside the code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleFileFix), DocumentKinds = ["AdditionalDocument"], DocumentExtensions = [".yaml", ".yml", ".tpl"])]
public sealed class RuleFileFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FindingRules.All.Select(rule => rule.Id).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RuleFileFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        TextDocument document = context.TextDocument;
        SourceText text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            IReadOnlyList<TextChange> changes = SuggestedFix.ChangesOf(diagnostic);
            if (changes.Count > 0 && SuggestedFix.TitleOf(diagnostic) is { } title)
            {
                Solution solution = document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(solution.WithAdditionalDocumentText(document.Id, text.WithChanges(changes))), equivalenceKey: diagnostic.Id),
                    diagnostic);
            }
        }
    }
}
