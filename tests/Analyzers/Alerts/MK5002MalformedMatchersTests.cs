using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5002MalformedMatchersTests
{
    [Fact]
    public Task Two_mistakes_are_two_messages() => Verify.DiagnosticsAsync(
        """[assembly: TrafficDropAlert("A", Metric = "m", Below = 0.3, Where = "a=~'{|MK5002:(|}', b=~'{|MK5002:)|}'")]""");

    [Theory]
    [InlineData("status=~5..")]
    [InlineData("status")]
    [InlineData("status='5")]
    [InlineData("{status='500'")]
    [InlineData("status='500' method='GET'")]
    public async Task Each_is_one_error_inside_its_text(string matchers)
    {
        string source = $"""[assembly: ErrorRatioAlert("A", Metric = "m", Errors = "{matchers}", Above = 0.05)]""";
        var diagnostic = Assert.Single(await Verify.AnalyzeAsync(TestProject.Of(source).Generate().Output));
        int start = source.IndexOf("Errors = ", StringComparison.Ordinal) + "Errors = ".Length;

        Assert.Equal("MK5002", diagnostic.Id);
        Assert.InRange(diagnostic.Location.SourceSpan.Start, start, start + matchers.Length + 2);
        Assert.InRange(diagnostic.Location.SourceSpan.End, start, start + matchers.Length + 2);
    }

    [Theory]
    [InlineData("status=~'5..'")]
    [InlineData("status=~'5..', method!='GET'")]
    [InlineData("status=~\\\"5..\\\"")]
    [InlineData("status!~'2..|3..'")]
    public Task Matchers_of_a_selector_are_fine(string matchers) => Verify.DiagnosticsAsync(
        $"""[assembly: ErrorRatioAlert("A", Metric = "m", Errors = "{matchers}", Above = 0.05)]""");
}
