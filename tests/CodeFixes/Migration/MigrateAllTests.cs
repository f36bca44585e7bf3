using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MetricsKit.CodeFixes.Tests.Migration;

/// <summary>All metrics of a document or project at once: the same as one by one.</summary>
public sealed class MigrateAllTests
{
    private static TestProject Shop => Migrate.Project(
        ("A.cs", """
            using Prometheus;

            namespace Shop;

            public static class ShopMetrics
            {
                public static readonly Counter Orders = Metrics.CreateCounter("orders_total", "Orders.", "kind");
                public static readonly Gauge Open = Metrics.CreateGauge("open", "Open."), Closed = Metrics.CreateGauge("closed", "Closed.");
                public static readonly Gauge Stock = Metrics.CreateGauge("stock", "Stock.", "item");
                public static readonly Summary Sizes = Metrics.CreateSummary("sizes", "Sizes.");
            }
            """),
        ("B.cs", """
            using Prometheus;

            namespace Shop;

            public class Checkout
            {
                private static readonly Counter _a = Metrics.CreateCounter("a_total", "A.", "kind");
                private static readonly Counter _b = Metrics.CreateCounter("b_total", "B.");
                private static readonly Counter _refused = Metrics.CreateCounter("c_total", "C.", "kind");

                public void Go(string item, string[] labels)
                {
                    ShopMetrics.Orders.WithLabels("paid").Inc(_a.WithLabels("x").Value);
                    _b.Inc(ShopMetrics.Stock.WithLabels(item).Value);
                    _refused.WithLabels(labels).Inc();
                    ShopMetrics.Sizes.Observe(1);
                }
            }
            """));

    [Theory]
    [InlineData(MigrationClient.PrometheusNet)]
    [InlineData(MigrationClient.MetricsKit)]
    public async Task A_project(MigrationClient client)
    {
        TestProject all = await Migrate.AllAsync(Shop, FixAllScope.Project, client);
        await Migrate.IsSoundAsync(all);
        Assert.Equal(Text(await Migrate.OneByOneAsync(Shop, client)), Text(all));
        Assert.Contains("ShopMetrics.Orders(\"paid\").Inc(CheckoutMetrics.A(\"x\").Value);", all.Sources[1].Text, StringComparison.Ordinal);
        Assert.Contains("private static readonly Counter _refused", all.Sources[1].Text, StringComparison.Ordinal);
        Assert.Single(all.Sources, s => s.Text.Contains("class CheckoutMetrics", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_solution_of_one_project_is_that_project() => Assert.Equal(
        Text(await Migrate.AllAsync(Shop, FixAllScope.Project, MigrationClient.PrometheusNet)),
        Text(await Migrate.AllAsync(Shop, FixAllScope.Solution, MigrationClient.PrometheusNet)));

    [Fact]
    public async Task A_document_and_those_that_use_its_metrics()
    {
        TestProject all = await Migrate.AllAsync(Shop, FixAllScope.Document, MigrationClient.PrometheusNet);
        await Migrate.IsSoundAsync(all);
        Assert.Contains("ShopMetrics.Orders(\"paid\").Inc(_a.WithLabels(\"x\").Value);", all.Sources[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_two_frameworks_changes_for_both()
    {
        using var workspace = new AdhocWorkspace();
        Project first = Fix.Open(workspace, Shop);
        Assert.True(workspace.TryApplyChanges(first.Solution));
        Project second = Fix.Open(workspace, Shop);
        Document document = second.Documents.Single(d => d.Name == "A.cs");
        Diagnostic diagnostic = (await Verify.AnalyzeAsync(Shop)).First(d => d.Id == Migrate.Id);
        SyntaxTree tree = (await document.GetSyntaxTreeAsync())!;
        var offered = new List<CodeAction>();
        await new MigrationFix().RegisterCodeFixesAsync(new CodeFixContext(
            document, Diagnostic.Create(diagnostic.Descriptor, Location.Create(tree, diagnostic.Location.SourceSpan), diagnostic.Properties), (action, _) => offered.Add(action), CancellationToken.None));
        Solution changed = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        List<string> texts = [];
        foreach (Document one in changed.Projects.SelectMany(p => p.Documents).Where(d => d.Name == "A.cs"))
        {
            texts.Add((await one.GetTextAsync()).ToString());
        }

        Assert.Equal(2, texts.Count);
        Assert.Equal(texts[0], texts[1]);
        Assert.Contains("partial Counter.Child Orders", texts[0], StringComparison.Ordinal);
    }

    private static string Text(TestProject project) => string.Join("\n", project.Sources.Select(s => s.Text));
}
