using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Expressions;

/// <summary>The places that say why, which editors show beside a message.</summary>
public sealed class ReasonTests
{
    [Theory]
    [InlineData("MK5203", "sum by (job) (shop_queue_jobs) > 5", "{{ $labels.queue }}", "sum by (job)")]
    [InlineData("MK5104", "rate(shop_queue_jobs[5m]) > 5", "", "shop_queue_jobs")]
    [InlineData("MK5110", "sum by (job) (shop_queue_jobs) / sum by (queue) (shop_queue_jobs) > 5", "", "shop_queue_jobs", "sum by (queue)")]
    public async Task Reasons_stand_in_the_expression(string id, string expr, string summary, params string[] places)
    {
        string code = ShopSource.Alert(expr, $"For = \"5m\", Summary = \"{summary}\"");
        Assert.Equal(places, Places(await Verify.AnalyzeAsync(TestProject.Of(code)), id));

        string yaml = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |\n      {expr}\n    for: 5m\n    annotations: {{summary: '{summary}'}}\n";
        TestProject project = TestProject.Of(ShopSource.Alert("up == 0", "For = \"5m\"")) with { AdditionalFiles = [("rules.yaml", yaml, "MetricsKitRules")] };
        Diagnostic found = Assert.Single(await Verify.AnalyzeAsync(project), d => d.Id == id);
        Assert.Equal(places, found.AdditionalLocations.Select(l => yaml.Substring(l.SourceSpan.Start, l.SourceSpan.Length)));
    }

    private static IEnumerable<string> Places(IEnumerable<Diagnostic> diagnostics, string id) =>
        Assert.Single(diagnostics, d => d.Id == id).AdditionalLocations.Select(l => l.SourceTree!.ToString().Substring(l.SourceSpan.Start, l.SourceSpan.Length));
}
