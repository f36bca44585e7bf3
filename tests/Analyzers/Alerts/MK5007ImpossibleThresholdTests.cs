using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5007ImpossibleThresholdTests
{
    [Theory]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = {|MK5007:5|})""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = {|MK5007:1|})""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = {|MK5007:-0.1|})""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = {|MK5007:double.NaN|})""")]
    [InlineData("""LatencyAlert("A", Metric = "m", Quantile = {|MK5007:95|}, Above = 1)""")]
    [InlineData("""LatencyAlert("A", Metric = "m", Quantile = {|MK5007:1|}, Above = 1)""")]
    [InlineData("""LatencyAlert("A", Metric = "m", Quantile = {|MK5007:0|}, Above = 1)""")]
    [InlineData("""LatencyAlert("A", Metric = "m", Quantile = 0.5, Above = {|MK5007:double.PositiveInfinity|})""")]
    [InlineData("""TrafficDropAlert("A", Metric = "m", Below = {|MK5007:0|})""")]
    [InlineData("""PodMemoryAlert("A", Above = {|MK5007:85|})""")]
    [InlineData("""Alert("A", "up", Above = 1, Below = {|MK5007:2|})""")]
    [InlineData("""Alert("A", "up", Above = {|MK5007:double.NaN|})""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = 0.5, MinRate = {|MK5007:-1|})""")]
    public Task The_number_is_marked(string attribute) => Verify.DiagnosticsAsync($"[assembly: {attribute}]");

    [Theory]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = 0)""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = 0.999, MinRate = 0.1)""")]
    [InlineData("""LatencyAlert("A", Metric = "m", Quantile = 0.999, Above = 0.1)""")]
    [InlineData("""TrafficDropAlert("A", Metric = "m", Below = 1.5)""")]
    [InlineData("""PodMemoryAlert("A", Above = 0.85)""")]
    [InlineData("""Alert("A", "up", Above = -1)""")]
    [InlineData("""Alert("A", "up == 0")""")]
    public Task Numbers_in_range_are_fine(string attribute) => Verify.DiagnosticsAsync($"[assembly: {attribute}]");
}
