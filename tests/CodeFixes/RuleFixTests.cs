using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.CodeFixes.Tests;

/// <summary>What checks of rules suggest is written into the attribute, or into the rule file.</summary>
public sealed class RuleFixTests
{
    private const string Shop = """

        public enum OrderStatus { Paid, Refused }

        [MetricSet(Prefix = "shop")]
        public static partial class ShopMetrics
        {
            /// <summary>Orders.</summary>
            [Counter("orders_total")] public static partial Counter Orders(OrderStatus status);
            /// <summary>Jobs.</summary>
            [Gauge("jobs")] public static partial Gauge Jobs();
            /// <summary>Durations.</summary>
            [Histogram("checkout_seconds")] public static partial Histogram Checkout();
        }
        """;

    [Theory]
    [InlineData("MK5101", """Alert("A", "rate(shop_order_total[5m]) > 1", For = "5m")""", """Alert("A", "rate(shop_orders_total[5m]) > 1", For = "5m")""")]
    [InlineData("MK5101", """Alert("A", @"rate(shop_order_total{status=""paid""}[5m]) > 1", For = "5m")""", """Alert("A", @"rate(shop_orders_total{status=""paid""}[5m]) > 1", For = "5m")""")]
    [InlineData("MK5103", """Alert("A", "rate(shop_orders_total{status=\"pai\"}[5m]) > 1", For = "5m")""", """Alert("A", "rate(shop_orders_total{status=\"paid\"}[5m]) > 1", For = "5m")""")]
    [InlineData("MK5104", """Alert("A", "rate(shop_jobs[5m]) > 1", For = "5m")""", """Alert("A", "deriv(shop_jobs[5m]) > 1", For = "5m")""")]
    [InlineData("MK5106", """Alert("A", "shop_orders_total > 1", For = "5m")""", """Alert("A", "rate(shop_orders_total[5m]) > 1", For = "5m")""")]
    [InlineData("MK5107", """Alert("A", "rate(shop_orders_total[30s]) > 1", For = "5m")""", """Alert("A", "rate(shop_orders_total[2m]) > 1", For = "5m")""")]
    [InlineData("MK5108", """Alert("A", "histogram_quantile(0.9, sum by (job) (rate(shop_checkout_seconds_bucket[5m]))) > 1", For = "5m")""", """Alert("A", "histogram_quantile(0.9, sum by (le, job) (rate(shop_checkout_seconds_bucket[5m]))) > 1", For = "5m")""")]
    [InlineData("MK5113", """Alert("A", "shop_jobs > bool 1", For = "5m")""", """Alert("A", "shop_jobs > 1", For = "5m")""")]
    [InlineData("MK5115", """Alert("A", "rate(shop_orders_total{status=~'paid'}[5m]) > 1", For = "5m")""", """Alert("A", "rate(shop_orders_total{status='paid'}[5m]) > 1", For = "5m")""")]
    [InlineData("MK5115", """Alert("A", "kube_pod_info{pod=~'^a.*$'} > 1", For = "5m")""", """Alert("A", "kube_pod_info{pod=~'a.*'} > 1", For = "5m")""")]
    [InlineData("MK5118", """Alert("A", "absent(shop_jobs)")""", """Alert("A", "absent(shop_jobs)", For = "5m")""")]
    [InlineData("MK5118", """Alert("A", "absent(shop_jobs)", For = "0s")""", """Alert("A", "absent(shop_jobs)", For = "5m")""")]
    [InlineData("MK5103", """ErrorRatioAlert("A", Metric = "shop_orders_total", Errors = "status='refuse'", Above = 0.1, For = "5m")""", """ErrorRatioAlert("A", Metric = "shop_orders_total", Errors = "status='refused'", Above = 0.1, For = "5m")""")]
    [InlineData("MK5203", """Alert("A", "shop_jobs > 1", For = "5m", Summary = "{{ $labels.jobs }}")""", """Alert("A", "shop_jobs > 1", For = "5m", Summary = "{{ $labels.job }}")""")]
    public async Task An_attribute_is_set_right(string id, string before, string after)
    {
        Assert.Equal($"[assembly: {after}]{Shop}", await FixedAsync(id, $"[assembly: {before}]{Shop}"));
        Assert.DoesNotContain(id, (await Verify.AnalyzeAsync(TestProject.Of($"[assembly: {after}]{Shop}"))).Select(d => d.Id));
    }

    [Fact]
    public async Task A_constant_elsewhere_is_left_alone() => Assert.Null(await FixedAsync(
        "MK5101", $$"""[assembly: Alert("A", X.Expr, For = "5m")] static class X { public const string Expr = "rate(shop_order_total[5m]) > 1"; }{{Shop}}"""));

    [Theory]
    [InlineData("MK5101", "rate(shop_order_total[5m]) > 1", "rate(shop_orders_total[5m]) > 1")]
    [InlineData("MK5101", "'rate(shop_order_total{status=\"paid\"}[5m]) > 1'", "'rate(shop_orders_total{status=\"paid\"}[5m]) > 1'")]
    [InlineData("MK5106", "|\r\n          shop_orders_total\r\n            > 1", "|\r\n          rate(shop_orders_total[5m])\r\n            > 1")]
    public async Task A_rule_file_is_set_right(string id, string before, string after)
    {
        Assert.Equal(File(after), await FixedAsync(id, Shop, File(before)));

        static string File(string expr) => $"groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: {expr}\n        for: 5m\n";
    }

    [Fact]
    public async Task A_missing_for_is_added_to_a_rule_file() => Assert.Equal(
        "groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: absent(shop_jobs)\n        for: 5m\n",
        await FixedAsync("MK5118", Shop, "groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: absent(shop_jobs)\n"));

    private static async Task<string?> FixedAsync(string id, string source, string? rules = null)
    {
        TestProject project = TestProject.Of(source) with { AdditionalFiles = rules is null ? [] : [("rules.yaml", rules, "MetricsKitRules")] };
        Diagnostic diagnostic = (await Verify.AnalyzeAsync(project)).First(d => d.Id == id);
        using var workspace = new AdhocWorkspace();
        Project opened = Fix.Open(workspace, project);
        string path = diagnostic.Location.GetLineSpan().Path;
        TextDocument document = opened.Documents.Concat(opened.AdditionalDocuments).Single(d => d.FilePath == path);
        CodeFixProvider fix = rules is null ? new RuleFix() : new RuleFileFix();
        Assert.Contains(id, fix.FixableDiagnosticIds);
        var offered = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(document is Document code
            ? new CodeFixContext(code, diagnostic, (action, _) => offered.Add(action), CancellationToken.None)
            : new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        if (offered.Count == 0)
        {
            return null;
        }

        ImmutableArray<CodeActionOperation> operations = await Assert.Single(offered).GetOperationsAsync(CancellationToken.None);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        TextDocument result = rules is null ? changed.GetDocument(document.Id)! : changed.GetAdditionalDocument(document.Id)!;
        return (await result.GetTextAsync()).ToString();
    }
}
