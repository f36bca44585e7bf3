using Microsoft.CodeAnalysis;

namespace MetricsKit.CodeFixes;

/// <summary>Whether changed files compile as well as they did.</summary>
internal static class CompileCheck
{
    // Bodies of partial members are the generator's, which not every workspace runs.
    private static readonly HashSet<string> WithoutGenerator = new(StringComparer.Ordinal) { "CS8795", "CS9248" };

    /// <summary>True where no file has an error that it did not have.</summary>
    public static async Task<bool> IsSoundAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (DocumentId id in documents)
        {
            if (after.GetDocument(id) is not { } document)
            {
                return false;
            }

            Dictionary<string, int> now = await ErrorsAsync(document, cancellationToken).ConfigureAwait(false);
            if (now.Count == 0)
            {
                continue;
            }

            Dictionary<string, int> then = await ErrorsAsync(before.GetDocument(id), cancellationToken).ConfigureAwait(false);
            if (now.Any(error => !then.TryGetValue(error.Key, out int count) || count < error.Value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Every file that can see what those projects declare.</summary>
    public static IEnumerable<DocumentId> DocumentsOf(Solution solution, IEnumerable<ProjectId> projects)
    {
        ProjectDependencyGraph graph = solution.GetProjectDependencyGraph();
        return projects.SelectMany(p => graph.GetProjectsThatTransitivelyDependOnThisProject(p).Concat([p])).Distinct()
            .Select(solution.GetProject)
            .SelectMany(p => p!.DocumentIds);
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Document? document, CancellationToken cancellationToken)
    {
        SemanticModel? model = document is null ? null : await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is null
            ? []
            : model.GetDiagnostics(cancellationToken: cancellationToken)
                .Where(d => d.Severity == DiagnosticSeverity.Error && !d.IsSuppressed && !WithoutGenerator.Contains(d.Id))
                .GroupBy(d => d.Id)
                .ToDictionary(g => g.Key, g => g.Count());
    }
}
