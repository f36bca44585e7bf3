using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1016UnsupportedLabelTypeTests
{
    [Theory]
    [InlineData("object {|MK1016:value|}")]
    [InlineData("int {|MK1016:step|}")]
    [InlineData("long {|MK1016:step|}")]
    [InlineData("char {|MK1016:letter|}")]
    [InlineData("Exception {|MK1016:failure|}")]
    [InlineData("string[] {|MK1016:names|}")]
    [InlineData("Type {|MK1016:type|}")]
    [InlineData("(bool A, bool B) {|MK1016:pair|}")]
    [InlineData("dynamic {|MK1016:value|}")]
    public Task A_type_that_is_no_label(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("bool retried")]
    [InlineData("bool? retried")]
    [InlineData("Outcome? outcome")]
    [InlineData("[LabelRange(1, 5)] int step")]
    [InlineData("[LabelRange(1, 5)] byte step")]
    [InlineData("[LabelRange(1, 5)] int? step")]
    [InlineData("DayOfWeek day")]
    public Task Enums_bools_and_ranges_are_fine(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Fact]
    public Task An_unknown_type_is_the_compilers_to_report() => Verify.DiagnosticsAsync(Source.Counter("Outcom outcome"), compilerErrors: ["CS0246", "CS0246"]);

    [Fact]
    public async Task Message_asks_a_number_for_its_range() => Assert.EndsWith(
        "state its values with [LabelRange(min, max)]", await Verify.MessageAsync(Source.Counter("int {|MK1016:step|}")), StringComparison.Ordinal);
}
