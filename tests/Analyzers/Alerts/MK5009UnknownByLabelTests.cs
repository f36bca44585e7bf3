using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5009UnknownByLabelTests
{
    [Theory]
    [InlineData("""By = [{|MK5009:"outcom"|}]""")]
    [InlineData("""By = ["outcome", {|MK5009:"Outcome"|}]""")]
    [InlineData("""By = new string[] { {|MK5009:"topic"|} }""")]
    public Task A_label_that_the_metric_does_not_have(string by) => Verify.DiagnosticsAsync(Source.Set(
        $$"""[Counter("a_total"), TrafficDropAlert("A", Below = 0.3, {{by}})] public static partial Counter A(Outcome outcome);"""));

    [Theory]
    [InlineData("""By = ["outcome"]""")]
    [InlineData("""By = ["pod", "outcome", "instance"]""")]
    public Task Its_labels_and_those_of_the_target_are_fine(string by) => Verify.DiagnosticsAsync(Source.Set(
        $$"""[Counter("a_total"), TrafficDropAlert("A", Below = 0.3, {{by}})] public static partial Counter A(Outcome outcome);"""));

    [Fact]
    public async Task Message_lists_the_labels_there_are() => Assert.Equal(
        "Alert 'A' keeps 'x', which 'a_total' does not have; it has outcome, retried",
        await Verify.MessageAsync(Source.Set(
            """[Counter("a_total"), TrafficDropAlert("A", Below = 0.3, By = [{|MK5009:"x"|}])] public static partial Counter A(Outcome outcome, bool retried);""")));
}
