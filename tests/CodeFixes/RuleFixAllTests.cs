using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes.Tests;

/// <summary>A metric was renamed, and everything that reads it follows at once.</summary>
public sealed class RuleFixAllTests
{
    private const string Renamed = """

        [MetricSet(Prefix = "shop")]
        public static partial class ShopMetrics
        {
            /// <summary>Orders.</summary>
            [Counter("orders_total")]
            public static partial Counter Orders();
        }
        """;

    private static string Code(string name) =>
        $"""[assembly: Alert("A", "rate({name}[5m]) / rate({name}[1h]) > 2", For = "5m"), Alert("B", "rate({name}[5m]) > 1", For = "5m")]{Renamed}""";

    private static string Rules(string name) =>
        $"groups:\n- name: g\n  rules:\n  - record: job:shop_orders:rate5m\n    expr: sum by (job) (rate({name}[5m]))\n  - alert: C\n    expr: |\n      rate({name}[5m])\n        > 1\n    for: 5m\n";

    [Fact]
    public async Task Alerts_in_code_follow()
    {
        using var workspace = new AdhocWorkspace();
        Project project = Open(workspace, Code("shop_order_total"));
        Solution changed = await FixAllAsync(new RuleFix(), project, project.Documents.Single());
        Assert.Equal(Code("shop_orders_total"), (await changed.GetDocument(project.DocumentIds[0])!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task Rule_files_follow()
    {
        using var workspace = new AdhocWorkspace();
        Project project = Open(workspace, "public static class Nothing;" + Renamed, Rules("shop_order_total"), Rules("shop_orders_totl"), "# nothing\n");
        Solution changed = await FixAllAsync(new RuleFileFix(), project, null);
        List<string> texts = [];
        foreach (DocumentId id in project.AdditionalDocumentIds)
        {
            texts.Add((await changed.GetAdditionalDocument(id)!.GetTextAsync()).ToString());
        }

        Assert.Equal([Rules("shop_orders_total"), Rules("shop_orders_total"), "# nothing\n"], texts);
    }

    private static async Task<Solution> FixAllAsync(CodeFixProvider fix, Project project, Document? document)
    {
        var source = TestProject.Of((await project.Documents.Single().GetTextAsync()).ToString());
        List<(string, string, string)> files = [];
        foreach (TextDocument file in project.AdditionalDocuments)
        {
            files.Add((file.Name, (await file.GetTextAsync()).ToString(), "MetricsKitRules"));
        }

        ImmutableArray<Diagnostic> all = [.. (await Verify.AnalyzeAsync(source with { AdditionalFiles = [.. files] })).Where(d => d.Id == "MK5101")];
        Assert.True(all.Length > 2);
        SyntaxTree tree = (await project.Documents.Single().GetSyntaxTreeAsync())!;
        var found = new Found([.. all.Select(d => d.Location.IsInSource ? Diagnostic.Create(d.Descriptor, Location.Create(tree, d.Location.SourceSpan), d.Properties) : d)]);
        FixAllContext context = document is null
            ? new FixAllContext(project, fix, FixAllScope.Project, "MK5101", ["MK5101"], found, CancellationToken.None)
            : new FixAllContext(document, fix, FixAllScope.Document, "MK5101", ["MK5101"], found, CancellationToken.None);
        Assert.Contains(context.Scope, fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
        CodeAction action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        return (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static Project Open(AdhocWorkspace workspace, string code, params string[] rules)
    {
        TestProject project = TestProject.Of(code);
        CSharpCompilation compilation = project.Compile();
        Project opened = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Shop", "Shop", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: project.ParseOptions, metadataReferences: compilation.References));
        opened = opened.AddDocument("Test.cs", code, filePath: compilation.SyntaxTrees.First(t => t.ToString() == code).FilePath).Project;
        for (int i = 0; i < rules.Length; i++)
        {
            opened = opened.AddAdditionalDocument($"{i}.yaml", rules[i], filePath: TestProject.PathOf($"{i}.yaml")).Project;
        }

        return opened;
    }

    /// <summary>Gives what the analyzers found.</summary>
    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(all);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(d => d.Location.IsInSource));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(d => !d.Location.IsInSource));
    }
}
