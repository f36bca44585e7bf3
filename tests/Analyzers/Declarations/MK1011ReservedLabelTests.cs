using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1011ReservedLabelTests
{
    [Theory]
    [InlineData("Outcome {|MK1011:le|}")]
    [InlineData("Outcome {|MK1011:quantile|}")]
    [InlineData("""[Label({|MK1011:"__name__"|})] Outcome outcome""")]
    [InlineData("""[Label({|MK1011:"__"|})] Outcome outcome""")]
    [InlineData("""Outcome {|MK1011:Le|}""")]
    public Task A_label_that_Prometheus_keeps(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("Outcome level")]
    [InlineData("Outcome _level")]
    [InlineData("""[Label("bound")] Outcome le""")]
    public Task Other_names_are_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));
}
