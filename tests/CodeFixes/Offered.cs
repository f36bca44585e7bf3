using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests;

/// <summary>What a fix offers for a rule's findings in a project, and what comes of it.</summary>
internal static class Offered
{
    /// <summary>Keys of what is offered for the first finding.</summary>
    public static async Task<IReadOnlyList<string?>> KeysAsync(CodeFixProvider fix, string id, TestProject source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = Fix.Open(workspace, source);
        return (await ForAsync(fix, project, (await FoundAsync(id, project, source))[0])).ConvertAll(a => a.EquivalenceKey);
    }

    /// <summary>The project after the first finding's fix of that key; it compiles.</summary>
    public static async Task<TestProject> ApplyAsync(CodeFixProvider fix, string id, string key, TestProject source)
    {
        using var workspace = new AdhocWorkspace();
        Project project = Fix.Open(workspace, source);
        CodeAction action = (await ForAsync(fix, project, (await FoundAsync(id, project, source))[0])).Single(a => a.EquivalenceKey == key);
        return await AfterAsync(source, project, action);
    }

    /// <summary>The project after "fix all"; it compiles.</summary>
    public static async Task<TestProject> ApplyAllAsync(CodeFixProvider fix, string id, string key, TestProject source, FixAllScope scope = FixAllScope.Project)
    {
        using var workspace = new AdhocWorkspace();
        Project project = Fix.Open(workspace, source);
        return await AfterAsync(source, project, (await AllAsync(fix, id, key, project, source, scope))!);
    }

    /// <summary>True where "fix all" does something for a rule's findings.</summary>
    public static async Task<bool> HasFixAllAsync(CodeFixProvider fix, string id, string key, TestProject source)
    {
        using var workspace = new AdhocWorkspace();
        return await AllAsync(fix, id, key, Fix.Open(workspace, source), source, FixAllScope.Project) is not null;
    }

    /// <summary>The project after each finding was fixed by itself, the first one first.</summary>
    public static async Task<TestProject> OneByOneAsync(CodeFixProvider fix, string id, string key, TestProject source)
    {
        while (true)
        {
            using var workspace = new AdhocWorkspace();
            Project project = Fix.Open(workspace, source);
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in await FoundAsync(id, project, source))
            {
                action ??= (await ForAsync(fix, project, diagnostic)).FirstOrDefault(a => a.EquivalenceKey == key);
            }

            if (action is null)
            {
                return source;
            }

            source = await AfterAsync(source, project, action);
        }
    }

    private static async Task<List<CodeAction>> ForAsync(CodeFixProvider fix, Project project, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(diagnostic.Location.SourceTree!)!, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
    }

    private static async Task<CodeAction?> AllAsync(CodeFixProvider fix, string id, string key, Project project, TestProject source, FixAllScope scope)
    {
        ImmutableArray<Diagnostic> found = await FoundAsync(id, project, source);
        Document first = project.GetDocument(found[0].Location.SourceTree!)!;
        FixAllContext context = scope == FixAllScope.Document
            ? new FixAllContext(first, fix, scope, key, [id], new Findings(found), CancellationToken.None)
            : new FixAllContext(project, fix, scope, key, [id], new Findings(found), CancellationToken.None);
        return await fix.GetFixAllProvider()!.GetFixAsync(context);
    }

    private static async Task<TestProject> AfterAsync(TestProject source, Project project, CodeAction action)
    {
        Solution changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var sources = new List<(string, string)>();
        foreach ((string file, _) in source.Sources)
        {
            Document document = project.Documents.Single(d => d.FilePath == TestProject.PathOf(file));
            sources.Add((file, (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString()));
        }

        TestProject after = source with { Sources = [.. sources] };
        Assert.Empty(after.Generate().Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return after;
    }

    // Found in a compilation with generated code, and placed in the workspace's.
    private static async Task<ImmutableArray<Diagnostic>> FoundAsync(string id, Project project, TestProject source)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Diagnostic diagnostic in (await Verify.AnalyzeAsync(source)).Where(d => d.Id == id))
        {
            var others = new List<Location>();
            foreach (Location other in diagnostic.AdditionalLocations)
            {
                others.Add(await PlaceAsync(project, other));
            }

            found.Add(Diagnostic.Create(diagnostic.Descriptor, await PlaceAsync(project, diagnostic.Location), others, diagnostic.Properties));
        }

        return found.ToImmutable();
    }

    private static async Task<Location> PlaceAsync(Project project, Location location) =>
        project.Documents.FirstOrDefault(d => d.FilePath == location.SourceTree?.FilePath) is { } document
            ? Location.Create((await document.GetSyntaxTreeAsync())!, location.SourceSpan)
            : location;

    private sealed class Findings(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return all.Where(d => d.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
