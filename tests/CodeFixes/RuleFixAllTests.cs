using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

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
        var source = TestProject.Of(Code("shop_order_total"));
        Project project = Fix.Open(workspace, source);
        Document document = project.Documents.Single(d => d.Name == source.Sources[0].File);
        Solution changed = await FixAllAsync(new RuleFix(), source, project, document);
        Assert.Equal(Code("shop_orders_total"), (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }

    [Fact]
    public async Task Rule_files_follow()
    {
        using var workspace = new AdhocWorkspace();
        TestProject source = TestProject.Of("public static class Nothing;" + Renamed) with
        {
            AdditionalFiles = [("0.yaml", Rules("shop_order_total"), "MetricsKitRules"), ("1.yaml", Rules("shop_orders_totl"), "MetricsKitRules"), ("2.yaml", "# nothing\n", "MetricsKitRules")],
        };
        Project project = Fix.Open(workspace, source);
        Solution changed = await FixAllAsync(new RuleFileFix(), source, project, null);
        List<string> texts = [];
        foreach (DocumentId id in project.AdditionalDocumentIds)
        {
            texts.Add((await changed.GetAdditionalDocument(id)!.GetTextAsync()).ToString());
        }

        Assert.Equal([Rules("shop_orders_total"), Rules("shop_orders_total"), "# nothing\n"], texts);
    }

    private static async Task<Solution> FixAllAsync(CodeFixProvider fix, TestProject source, Project project, Document? document)
    {
        List<Diagnostic> all = [];
        foreach (Diagnostic diagnostic in (await Verify.AnalyzeAsync(source)).Where(d => d.Id == "MK5101"))
        {
            all.Add(!diagnostic.Location.IsInSource ? diagnostic : Diagnostic.Create(
                diagnostic.Descriptor,
                Location.Create((await project.Documents.Single(d => d.FilePath == diagnostic.Location.SourceTree!.FilePath).GetSyntaxTreeAsync())!, diagnostic.Location.SourceSpan),
                diagnostic.Properties));
        }

        Assert.True(all.Count > 2);
        var found = new Found([.. all]);
        FixAllContext context = document is null
            ? new FixAllContext(project, fix, FixAllScope.Project, "MK5101", ["MK5101"], found, CancellationToken.None)
            : new FixAllContext(document, fix, FixAllScope.Document, "MK5101", ["MK5101"], found, CancellationToken.None);
        Assert.Contains(context.Scope, fix.GetFixAllProvider()!.GetSupportedFixAllScopes());
        CodeAction action = (await fix.GetFixAllProvider()!.GetFixAsync(context))!;
        return (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
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
