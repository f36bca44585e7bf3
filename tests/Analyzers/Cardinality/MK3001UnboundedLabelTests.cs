using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Cardinality;

public sealed class MK3001UnboundedLabelTests
{
    [Theory]
    [InlineData("string {|MK3001:country|}")]
    [InlineData("string? {|MK3001:country|}")]
    [InlineData("""[Label("land")] string {|MK3001:country|}""")]
    [InlineData("[System.Runtime.CompilerServices.CallerMemberName] string {|MK3001:operation|} = \"\"")]
    public Task A_string_that_states_nothing(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Fact]
    public Task A_property_of_a_label_set_is_reported_at_the_set() => Verify.DiagnosticsAsync(
        Source.Counter("in Where where", "[LabelSet] public readonly record struct Where(string {|MK3001:Topic|}, bool Retried);"));

    [Theory]
    [InlineData("[Label(MaxValues = 60)] string country")]
    [InlineData("""[LabelValues("de", "at")] string country""")]
    [InlineData("[Label(MaxValues = 30), System.Runtime.CompilerServices.CallerMemberName] string? operation = null")]
    public Task A_stated_bound_is_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));
}
