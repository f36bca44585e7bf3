using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1014ReservedLabelValueTests
{
    [Theory]
    [InlineData("public enum E { A, Other }")]
    [InlineData("""public enum E { A, [LabelValue("other")] B }""")]
    [InlineData("[LabelFormat(LabelFormat.Lower)] public enum E { A, OTHER }")]
    public Task A_member_that_reads_other(string type) => Verify.DiagnosticsAsync(Source.Counter("E {|MK1014:e|}", type));

    [Fact]
    public Task A_text_that_is_other() => Verify.DiagnosticsAsync(Source.Counter("""[LabelValues("card", {|MK1014:"other"|})] string method"""));

    [Theory]
    [InlineData("""public enum E { A, [LabelValue("alternative")] Other }""")]
    [InlineData("[LabelFormat(LabelFormat.Name)] public enum E { A, Other }")]
    [InlineData("public enum E { A, OtherOnes }")]
    public Task Another_text_is_fine(string type) => Verify.DiagnosticsAsync(Source.Counter("E e", type));
}
