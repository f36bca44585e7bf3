using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1013DuplicateLabelValueTests
{
    [Theory]
    [InlineData("public enum E { PayPal, pay_pal }")]
    [InlineData("""public enum E { A, [LabelValue("a")] B }""")]
    [InlineData("[LabelFormat(LabelFormat.Lower)] public enum E { Ab, aB }")]
    public Task Members_that_read_the_same(string type) => Verify.DiagnosticsAsync(Source.Counter("E {|MK1013:e|}", type));

    [Theory]
    [InlineData("public enum E { A, B, Alias = A }")]
    [InlineData("""public enum E { PayPal, [LabelValue("later")] pay_pal }""")]
    [InlineData("[LabelFormat(LabelFormat.Name)] public enum E { Ab, aB }")]
    [InlineData("public enum E : long { A = long.MaxValue, B = long.MinValue }")]
    public Task Aliases_are_one_value_and_different_texts_are_fine(string type) => Verify.DiagnosticsAsync(Source.Counter("E e", type));
}
