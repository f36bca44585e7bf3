using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5001MalformedExpressionTests
{
    [Theory]
    [InlineData("""[assembly: Alert("A", "up == {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: Alert("A", @"up == {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: Alert("A", "up " + "== {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: RecordingRule("a:b", "up == {|MK5001:=|} 1")]""")]
    [InlineData("""[MetricSet, RecordingRule(expr: "up == {|MK5001:=|} 1", record: "a:b")] static partial class M;""")]
    [InlineData("""[assembly: RecordingRule("a:b", "{|MK5001:up[5m]|}")]""")]
    public Task The_characters_that_Prometheus_would_refuse_are_marked(string source) => Verify.DiagnosticsAsync(source);

    [Theory]
    [InlineData("count(kube_node_info")]
    [InlineData("rate(x[5m]")]
    [InlineData("sum by (a (x)")]
    [InlineData("x{a='b}")]
    [InlineData("nosuch(x)")]
    [InlineData("rate(x)")]
    [InlineData("")]
    public async Task Each_is_one_error_inside_its_text(string expression)
    {
        string source = $"""[assembly: Alert("A", "{expression}")]""";
        var compilation = TestProject.Of(source).Generate().Output;
        var diagnostic = Assert.Single(await Verify.AnalyzeAsync(compilation));

        Assert.Equal("MK5001", diagnostic.Id);
        Assert.InRange(diagnostic.Location.SourceSpan.Start, source.IndexOf(", \"", StringComparison.Ordinal) + 2, source.Length - 2);
        Assert.InRange(diagnostic.Location.SourceSpan.End, diagnostic.Location.SourceSpan.Start, source.Length - 2);
    }

    [Theory]
    [InlineData("count(kube_node_info) or vector(0)")]
    [InlineData("sum by (namespace, job) (rate(http_requests_total{status=~'5..'}[5m])) > 0.05")]
    [InlineData("histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m]))) > 1")]
    [InlineData("absent(up{job='x'} offset 1h)")]
    public Task Expressions_that_Prometheus_takes_are_fine(string expression) =>
        Verify.DiagnosticsAsync($"""[assembly: Alert("A", "{expression}", Above = 0)]""");
}
