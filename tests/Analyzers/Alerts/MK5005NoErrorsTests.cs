using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5005NoErrorsTests
{
    [Theory]
    [InlineData("bool retried")]
    [InlineData("DayOfWeek day")]
    [InlineData("")]
    public Task No_label_value_is_an_error(string parameters) => Verify.DiagnosticsAsync(Source.Set(
        $$"""[Counter("a_total"), {|MK5005:ErrorRatioAlert("A", Above = 0.05)|}] public static partial Counter A({{parameters}});"""));

    [Theory]
    [InlineData("""ErrorRatioAlert("A", Above = 0.05)""", "Outcome outcome")]
    [InlineData("""ErrorRatioAlert("A", Above = 0.05, Errors = "retried='true'")""", "bool retried")]
    [InlineData("""ErrorRatioAlert("A", Above = 0.05, Total = "b_total")""", "bool retried")]
    public Task Marked_values_matchers_or_a_total_are_fine(string attribute, string parameters) => Verify.DiagnosticsAsync(Source.Set(
        $"""[Counter("a_total"), {attribute}] public static partial Counter A({parameters});"""));

    [Fact]
    public Task On_the_assembly_for_a_metric_of_our_own() => Verify.DiagnosticsAsync("""
        [assembly: {|MK5005:ErrorRatioAlert("A", Metric = "a_total", Above = 0.05)|}]
        """ + Source.Set("""[Counter("a_total")] public static partial Counter A(bool retried);"""));
}
