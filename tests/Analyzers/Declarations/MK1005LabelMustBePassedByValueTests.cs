using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1005LabelMustBePassedByValueTests
{
    [Theory]
    [InlineData("ref Outcome {|MK1005:outcome|}")]
    [InlineData("out Outcome {|MK1005:outcome|}")]
    [InlineData("params Outcome[] {|MK1005:outcomes|}")]
    [InlineData("ref Outcome {|MK1005:a|}, out bool {|MK1005:b|}")]
    public Task Ref_out_and_params(string parameters) => Verify.DiagnosticsAsync(Source.Counter(parameters));

    [Theory]
    [InlineData("Outcome outcome")]
    [InlineData("in Outcome outcome")]
    [InlineData("ref readonly Outcome outcome")]
    [InlineData("Outcome outcome = Outcome.Paid")]
    public Task By_value_and_by_read_only_reference_is_fine(string parameters) => Verify.DiagnosticsAsync(Source.Counter(parameters));
}
