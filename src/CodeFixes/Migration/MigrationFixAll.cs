using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes;

/// <summary>One metric after the other, in the order of their places: the same as by hand, whatever the scope. Those that cannot be rewritten stay.</summary>
internal sealed class MigrationFixAll : FixAllProvider
{
    public static readonly MigrationFixAll Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        MigrationClient client = fixAllContext.CodeActionEquivalenceKey == MigrationFix.KeyOf(MigrationClient.MetricsKit) ? MigrationClient.MetricsKit : MigrationClient.PrometheusNet;
        return Task.FromResult<CodeAction?>(CodeAction.Create(
            "Declare all metrics of prometheus-net",
            cancel => ApplyAsync(fixAllContext, client, cancel),
            fixAllContext.CodeActionEquivalenceKey));
    }

    private static async Task<Solution> ApplyAsync(FixAllContext context, MigrationClient client, CancellationToken cancellationToken)
    {
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects.OrderBy(p => p.Name, StringComparer.Ordinal) : [context.Project];
        foreach (Project project in projects)
        {
            IEnumerable<Diagnostic> found = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            IEnumerable<ReplaceableMetric> metrics = found
                .OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .Select(ReplaceableMetric.Of)
                .OfType<ReplaceableMetric>();
            foreach (ReplaceableMetric metric in metrics)
            {
                solution = await MetricMigration.ApplyAsync(solution.GetProject(project.Id)!, metric, client, cancellationToken).ConfigureAwait(false) ?? solution;
            }
        }

        return solution;
    }
}
