using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3005AssemblyBudgetTests
{
    private const string TwoMetrics = """
        [MetricSet] static partial class Small { [Counter("a_total", Help = "A.")] public static partial Counter A([LabelRange(1, 40)] int step); }
        [MetricSet] static partial class Large { [Counter({|MK3005:"b_total"|}, Help = "B.")] public static partial Counter B([LabelRange(1, 60)] int step); }
        """;

    [Fact]
    public async Task Is_reported_once_and_at_the_largest_metric() => Assert.Equal(
        "The metrics of 'Shop' can make 100 exposed lines, and the budget is 99; the largest are 'b_total' (60), 'a_total' (40)",
        await Verify.MessageAsync(TwoMetrics, "[*.cs]\nmetrics_kit.max_lines_per_assembly = 99"));

    [Theory]
    [InlineData("100", "")]
    [InlineData("lots", "MK9008")]
    public async Task Within_the_budget_or_with_a_malformed_setting_there_is_silence(string setting, string expected) => Assert.Equal(expected, string.Join(" ", (await Verify.AnalyzeAsync(
        TestProject.Of(TwoMetrics.Replace("{|MK3005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)) with
        {
            EditorConfig = "[*.cs]\nmetrics_kit.max_lines_per_assembly = " + setting,
        })).Select(d => d.Id)));

    [Fact]
    public Task The_budget_is_20000_lines_where_nothing_is_set() => Verify.DiagnosticsAsync(
        Source.Set("""[Counter({|MK3005:"a_total"|}, MaxSeries = 20001)] public static partial Counter A([LabelRange(1, 50000)] int step);"""));

    [Fact]
    public Task MaxSeries_limits_what_counts() => Verify.DiagnosticsAsync(
        Source.Set("""[Counter("a_total", MaxSeries = 20000)] public static partial Counter A([LabelRange(1, 50000)] int step);"""));

    [Fact]
    public Task Two_metrics_of_one_size_are_told_apart_by_name() => Verify.DiagnosticsAsync(
        Source.Set("""
            [Counter("b_total")] public static partial Counter B([LabelRange(1, 60)] int step);
            [Counter({|MK3005:"a_total"|})] public static partial Counter A([LabelRange(1, 60)] int step);
            """),
        "[*.cs]\nmetrics_kit.max_lines_per_assembly = 99");
}
