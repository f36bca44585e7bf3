using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1017LabelAttributeTests
{
    [Theory]
    [InlineData("[{|MK1017:LabelRange(1, 5)|}] string attempt")]
    [InlineData("""[{|MK1017:LabelValues("a")|}] int attempt""")]
    [InlineData("""[{|MK1017:LabelValues("a")|}] Outcome outcome""")]
    [InlineData("[{|MK1017:LabelRange(0, 1)|}] bool retried")]
    [InlineData("[Label(MaxValues = {|MK1017:5|})] Outcome outcome")]
    [InlineData("[Label(MaxValues = {|MK1017:2|})] bool retried")]
    [InlineData("[Label(Format = {|MK1017:LabelFormat.Upper|})] bool retried")]
    [InlineData("[Label(MaxValues = 5, Format = {|MK1017:LabelFormat.Upper|})] string country")]
    public Task An_attribute_of_another_type(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("""[LabelValues("a", {|MK1017:"a"|})] string method""")]
    [InlineData("""[LabelValues(["a", "b", {|MK1017:"a"|}])] string method""")]
    [InlineData("""[{|MK1017:LabelValues("a")|}, Label(MaxValues = 5)] string method""")]
    public Task A_text_or_a_bound_that_is_stated_twice(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("""[LabelValues("a", "b")] string method""")]
    [InlineData("[LabelRange(1, 5)] int attempt")]
    [InlineData("[Label(Format = LabelFormat.Upper)] Outcome outcome")]
    [InlineData("""[Label("land", MaxValues = 60)] string country""")]
    public Task An_attribute_of_its_type_is_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));
}
