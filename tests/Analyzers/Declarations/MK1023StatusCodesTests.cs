using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1023StatusCodesTests
{
    [Theory]
    [InlineData("System.Net.HttpStatusCode {|MK1023:status|}")]
    [InlineData("System.Net.HttpStatusCode? {|MK1023:status|}")]
    [InlineData("""[Label("code")] System.Net.HttpStatusCode {|MK1023:status|}""")]
    public Task Status_codes_by_name(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));

    [Theory]
    [InlineData("[Label(Format = LabelFormat.Number)] System.Net.HttpStatusCode status")]
    [InlineData("[Label(Format = LabelFormat.Name)] System.Net.HttpStatusCode status")]
    [InlineData("HttpStatusCode status", "public enum HttpStatusCode { Ok }")]
    public Task A_stated_format_and_other_enums_are_fine(string parameter, string types = "") => Verify.DiagnosticsAsync(Source.Counter(parameter, types));
}
