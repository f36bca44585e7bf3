using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>One id's suggestions in all rule files: what a renamed metric needs. The well-known providers change C# documents only.</summary>
internal sealed class RuleFileFixAll : FixAllProvider
{
    public static readonly RuleFileFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        Solution solution = fixAllContext.Solution;
        IEnumerable<Project> projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
        var changes = new Dictionary<DocumentId, List<TextChange>>();
        foreach (Project project in projects)
        {
            foreach (Diagnostic diagnostic in await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
            {
                if (DocumentOf(project, diagnostic) is { } document)
                {
                    Add(changes, document.Id, SuggestedFix.ChangesOf(diagnostic));
                }
            }
        }

        return changes.Count == 0
            ? null
            : CodeAction.Create("Change all rule files as suggested", cancel => ApplyAsync(solution, changes, cancel), nameof(RuleFileFixAll));
    }

    private static TextDocument? DocumentOf(Project project, Diagnostic diagnostic) =>
        diagnostic.Location is { Kind: LocationKind.ExternalFile } location && location.GetLineSpan().Path is var path
            ? project.AdditionalDocuments.FirstOrDefault(d => d.FilePath == path)
            : null;

    // Of suggestions that overlap the first is taken.
    private static void Add(Dictionary<DocumentId, List<TextChange>> all, DocumentId document, IReadOnlyList<TextChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        if (!all.TryGetValue(document, out List<TextChange>? made))
        {
            all.Add(document, made = []);
        }

        if (!changes.Any(c => made.Exists(m => m.Span.OverlapsWith(c.Span) || m.Span == c.Span)))
        {
            made.AddRange(changes);
        }
    }

    private static async Task<Solution> ApplyAsync(Solution solution, Dictionary<DocumentId, List<TextChange>> changes, CancellationToken cancellationToken)
    {
        foreach (KeyValuePair<DocumentId, List<TextChange>> entry in changes)
        {
            SourceText text = await solution.GetAdditionalDocument(entry.Key)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(entry.Key, text.WithChanges(entry.Value.OrderBy(c => c.Span.Start)));
        }

        return solution;
    }
}
