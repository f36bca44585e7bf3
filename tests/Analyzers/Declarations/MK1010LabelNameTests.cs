using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1010LabelNameTests
{
    [Theory]
    [InlineData("""[Label({|MK1010:"order-outcome"|})] Outcome outcome""")]
    [InlineData("""[Label({|MK1010:""|})] Outcome outcome""")]
    [InlineData("""[Label({|MK1010:"job:a:b"|})] Outcome outcome""")]
    [InlineData("""Outcome {|MK1010:größe|}""")]
    public Task A_name_that_Prometheus_refuses(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("Outcome orderOutcome")]
    [InlineData("Outcome OrderOutcome")]
    [InlineData("Outcome @class")]
    [InlineData("""[Label("order_outcome")] Outcome größe""")]
    public Task Names_in_snake_case_are_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("""TargetLabels({|MK1010:"data-center"|})""")]
    [InlineData("""TargetLabels("region", {|MK1010:"data-center"|})""")]
    [InlineData("""TargetLabels(["region", {|MK1010:""|}])""")]
    [InlineData("""TargetLabels(new[] { "region", {|MK1010:"job:a:b"|}, "zone" })""")]
    public Task A_label_of_the_target(string attribute) => Verify.DiagnosticsAsync($"[assembly: {attribute}]");

    [Fact]
    public Task Labels_of_the_target_in_snake_case_are_fine() => Verify.DiagnosticsAsync("""[assembly: TargetLabels("region", "zone", "region")]""");

    [Fact]
    public Task A_property_of_a_label_set() => Verify.DiagnosticsAsync(
        Source.Counter("Where where", """[LabelSet] public readonly record struct Where([Label({|MK1010:"a b"|})] Outcome Outcome);"""));
}
