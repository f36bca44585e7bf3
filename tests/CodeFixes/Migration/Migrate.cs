using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>Applies the migration as an IDE or <c>dotnet format</c> would.</summary>
internal static class Migrate
{
    /// <summary>The id of the rule.</summary>
    public const string Id = "MK7001";

    // The SDK's; a project that has prometheus-net does not import our namespace everywhere, as both have a Counter.
    private static readonly (string, string) Usings = ("Usings.cs", """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        """);

    /// <summary>A project with prometheus-net's signatures, in one file of that name or more.</summary>
    public static TestProject Project(params (string File, string Text)[] sources) =>
        PrometheusNetSurface.WithAspNetCore("") with { Sources = [.. sources, Usings], ImplicitUsings = false };

    /// <summary>One file after all its metrics were declared; it compiles, and no analyzer reports an error.</summary>
    public static async Task<string> FileAsync(string source, MigrationClient client = MigrationClient.PrometheusNet)
    {
        TestProject after = await AllAsync(Project(("Test.cs", source)), FixAllScope.Document, client);
        await IsSoundAsync(after);
        return after.Sources[0].Text;
    }

    /// <summary>The project after "fix all".</summary>
    public static async Task<TestProject> AllAsync(TestProject source, FixAllScope scope, MigrationClient client)
    {
        using var workspace = new AdhocWorkspace();
        Project project = Fix.Open(workspace, source);
        ImmutableArray<Diagnostic> found = await FoundAsync(project, source);
        Assert.NotEmpty(found);
        var fix = new MigrationFix();
        Document first = project.Documents.First(d => d.FilePath == found[0].Location.SourceTree!.FilePath);
        string key = MigrationFix.KeyOf(client);
        FixAllContext context = scope == FixAllScope.Document
            ? new FixAllContext(first, fix, scope, key, [Id], new Found(found), CancellationToken.None)
            : new FixAllContext(project, fix, scope, key, [Id], new Found(found), CancellationToken.None);
        CodeAction action = (await fix.GetFixAllProvider().GetFixAsync(context))!;
        return await AfterAsync(source, project, action);
    }

    /// <summary>The project after each metric was declared by itself, the first one first.</summary>
    public static async Task<TestProject> OneByOneAsync(TestProject source, MigrationClient client)
    {
        while (true)
        {
            using var workspace = new AdhocWorkspace();
            Project project = Fix.Open(workspace, source);
            CodeAction? action = null;
            foreach (Diagnostic diagnostic in await FoundAsync(project, source))
            {
                action ??= (await OfferedAsync(project, diagnostic)).FirstOrDefault(a => a.EquivalenceKey == MigrationFix.KeyOf(client));
            }

            if (action is null)
            {
                return source;
            }

            source = await AfterAsync(source, project, action);
        }
    }

    /// <summary>Keys of what is offered for the first metric.</summary>
    public static async Task<IReadOnlyList<string?>> OffersAsync(string source)
    {
        using var workspace = new AdhocWorkspace();
        TestProject test = Project(("Test.cs", source));
        Assert.Empty(Errors(test));
        Project project = Fix.Open(workspace, test);
        ImmutableArray<Diagnostic> found = await FoundAsync(project, test);
        Assert.NotEmpty(found);
        return (await OfferedAsync(project, found[0])).ConvertAll(a => a.EquivalenceKey);
    }

    /// <summary>C# has no errors with the generated code, and our analyzers neither.</summary>
    public static async Task IsSoundAsync(TestProject project)
    {
        Assert.Empty(Errors(project));
        Assert.DoesNotContain(await Verify.AnalyzeAsync(project), d => d.Severity == DiagnosticSeverity.Error);
    }

    private static IEnumerable<string> Errors(TestProject project) =>
        project.Generate().Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());

    private static async Task<List<CodeAction>> OfferedAsync(Project project, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        Document document = project.GetDocument(diagnostic.Location.SourceTree!)!;
        await new MigrationFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return offered;
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

        return source with { Sources = [.. sources] };
    }

    // Found in a compilation with generated code, and placed in the workspace's.
    private static async Task<ImmutableArray<Diagnostic>> FoundAsync(Project project, TestProject source)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (Diagnostic diagnostic in (await Verify.AnalyzeAsync(source)).Where(d => d.Id == Id))
        {
            Document document = project.Documents.Single(d => d.FilePath == diagnostic.Location.SourceTree!.FilePath);
            found.Add(Diagnostic.Create(diagnostic.Descriptor, Location.Create((await document.GetSyntaxTreeAsync())!, diagnostic.Location.SourceSpan), diagnostic.Properties));
        }

        return found.ToImmutable();
    }

    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
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
