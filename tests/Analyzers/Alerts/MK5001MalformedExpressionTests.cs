using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5001MalformedExpressionTests
{
    [Theory]
    [InlineData("""[assembly: Alert("A", "up == {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: Alert("A", @"up == {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: Alert("A", "up " + "== {|MK5001:=|} 1")]""")]
    [InlineData("""[assembly: RecordingRule("job:a:b", "up == {|MK5001:=|} 1")]""")]
    [InlineData("""[MetricSet, RecordingRule(expr: "up == {|MK5001:=|} 1", record: "job:a:b")] static partial class M;""")]
    [InlineData("""[assembly: RecordingRule("job:a:b", "{|MK5001:up[5m]|}")]""")]
    [InlineData("""[assembly: Alert("A", "count(kube_node_inf{|MK5001:o|} ")]""")]
    [InlineData("""[assembly: Alert("A", "up {|MK5001:>|}")]""")]
    public Task The_characters_that_Prometheus_would_refuse_are_marked(string source) => Verify.DiagnosticsAsync(source);

    [Theory]
    [InlineData("""[assembly: Alert("A", "sum(rate(x[{|MK5001:5q|}])) + {|MK5001:nosuch|}(y) > 1")]""")]
    [InlineData("""[assembly: RecordingRule("job:a:b", "rate({|MK5001:x|}) / delta({|MK5001:y|})")]""")]
    public Task Two_mistakes_are_two_messages(string source) => Verify.DiagnosticsAsync(source);

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
    [InlineData("max(up{job='x'} offset 1h)")]
    public Task Expressions_that_Prometheus_takes_are_fine(string expression) =>
        Verify.DiagnosticsAsync($"""[assembly: Alert("A", "{expression}", Above = 0, For = "5m")]""");
}
