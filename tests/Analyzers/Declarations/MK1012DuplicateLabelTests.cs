using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1012DuplicateLabelTests
{
    [Theory]
    [InlineData("""Outcome status, [Label("status")] bool {|MK1012:replayed|}""")]
    [InlineData("""Outcome orderStatus, bool {|MK1012:order_status|}""")]
    [InlineData("""Outcome status, bool {|MK1012:Status|}, [Label("status")] bool {|MK1012:again|}""")]
    public Task Two_parameters_of_one_name(string parameters) => Verify.DiagnosticsAsync(Source.Counter(parameters));

    [Fact]
    public Task A_label_set_and_a_parameter() => Verify.DiagnosticsAsync(
        Source.Counter("Where where, bool {|MK1012:retried|}", "[LabelSet] public readonly record struct Where(bool Retried);"));

    [Fact]
    public Task Different_names_are_fine() => Verify.DiagnosticsAsync(Source.Counter("Outcome status, bool replayed"));
}
