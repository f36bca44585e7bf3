using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3004MetricBudgetTests
{
    [Theory]
    [InlineData("""[Histogram({|MK3004:"a"|}, Buckets = [1, 2, 3, 4, 5, 6])] public static partial Histogram A([Label(MaxValues = 300)] string country, bool retried);""", "5,400 exposed lines (300 country × 2 retried × 9 lines)")]
    [InlineData("""[Counter({|MK3004:"a_total"|})] public static partial Counter A([Label(MaxValues = 5001)] string country);""", "5,001 exposed lines (5,001 country)")]
    [InlineData("""[Counter({|MK3004:"a_total"|})] public static partial Counter A([Label(MaxValues = 5000)] string? country);""", "5,001 exposed lines (5,001 country)")]
    [InlineData("""[Counter({|MK3004:"a_total"|})] public static partial Counter A([LabelRange(1, 100)] int x, [LabelRange(1, 51)] int y);""", "5,100 exposed lines (100 x × 51 y)")]
    [InlineData("""[Counter({|MK3004:"a_total"|})] public static partial Counter A([Label(MaxValues = int.MaxValue)] string a, [Label(MaxValues = int.MaxValue)] string b, [Label(MaxValues = int.MaxValue)] string c);""", "countless exposed lines")]
    public async Task The_message_shows_the_arithmetic(string member, string arithmetic) => Assert.Contains(
        arithmetic, (await Verify.DiagnosticsAsync(Source.Set(member), "[*.cs]\nmetrics_kit.max_lines_per_assembly = 9223372036854775807"))[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Theory]
    [InlineData("""[Counter("a_total")] public static partial Counter A([Label(MaxValues = 5000)] string country);""")]
    [InlineData("""[Counter("a_total", MaxSeries = 10000)] public static partial Counter A([Label(MaxValues = 9000)] string country);""")]
    [InlineData("""[Counter("a_total", MaxSeries = 100)] public static partial Counter A([Label(MaxValues = 9000)] string country);""")]
    [InlineData("""[Histogram("a")] public static partial Histogram A();""")]
    public Task Within_the_budget_or_with_one_of_its_own_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task The_budget_is_a_setting() => Verify.DiagnosticsAsync(
        Source.Set("""
            [Counter({|MK3004:"a_total"|})] public static partial Counter A([LabelRange(1, 11)] int step);
            [Counter("b_total")] public static partial Counter B([LabelRange(1, 10)] int step);
            """),
        "[*.cs]\nmetrics_kit.max_lines_per_metric = 10");

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("10.5")]
    [InlineData("99999999999999999999")]
    public async Task A_malformed_setting_is_named_and_counts_as_not_set(string value) => Assert.Equal(["MK9008"], (await Verify.AnalyzeAsync(
        TestProject.Of(Source.Set("""[Counter("a_total", Help = "A.")] public static partial Counter A([LabelRange(1, 5000)] int step);""")) with
        {
            EditorConfig = "[*.cs]\nmetrics_kit.max_lines_per_metric = " + value,
        })).Select(d => d.Id));

    [Fact]
    public Task The_setting_of_a_folder_holds_in_it() => Verify.DiagnosticsAsync(
        Source.Set("""[Counter("a_total")] public static partial Counter A([LabelRange(1, 11)] int step);"""),
        "[other/*.cs]\nmetrics_kit.max_lines_per_metric = 10");
}
