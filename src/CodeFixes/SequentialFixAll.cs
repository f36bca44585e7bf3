using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes;

/// <summary>
/// One diagnostic after the other, in the order of their places: the same as by hand, whatever the scope. For fixes that change several
/// files, and find what they mend by its name.
/// </summary>
/// <typeparam name="T">What a diagnostic is about, found before anything changes.</typeparam>
internal abstract class SequentialFixAll<T> : FixAllProvider
    where T : class
{
    /// <inheritdoc/>
    public sealed override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public sealed override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        Title,
        cancel => ApplyAsync(fixAllContext, cancel),
        fixAllContext.CodeActionEquivalenceKey));

    /// <summary>What it does.</summary>
    protected abstract string Title { get; }

    /// <summary>What a diagnostic is about; null where there is nothing to mend.</summary>
    protected abstract Task<T?> SubjectAsync(Solution solution, Diagnostic diagnostic, CancellationToken cancellationToken);

    /// <summary>The solution without it; null where it stays.</summary>
    protected abstract Task<Solution?> FixAsync(Project project, T subject, string? key, CancellationToken cancellationToken);

    private async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        Solution solution = context.Solution;
        IEnumerable<Project> projects = context.Scope == FixAllScope.Solution ? solution.Projects.OrderBy(p => p.Name, StringComparer.Ordinal) : [context.Project];
        foreach (Project project in projects)
        {
            IEnumerable<Diagnostic> found = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            var subjects = new List<T>();
            foreach (Diagnostic diagnostic in found.OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start))
            {
                if (await SubjectAsync(context.Solution, diagnostic, cancellationToken).ConfigureAwait(false) is { } subject)
                {
                    subjects.Add(subject);
                }
            }

            foreach (T subject in subjects)
            {
                solution = await FixAsync(solution.GetProject(project.Id)!, subject, context.CodeActionEquivalenceKey, cancellationToken).ConfigureAwait(false) ?? solution;
            }
        }

        return solution;
    }
}
