using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1900NotWrittenYetTests
{
    [Theory]
    [InlineData("""Dashboard("shop")""")]
    [InlineData("""AlertRoute("default")""")]
    [InlineData("""SlackReceiver("default", Secret = "a/b")""")]
    [InlineData("""AlertOverride("dev", "A", Enabled = false)""")]
    [InlineData("""InhibitRule(Source = "a='b'", Target = "a='c'", Equal = ["alertname"])""")]
    public Task An_assembly_attribute_of_a_later_version(string attribute) => Verify.DiagnosticsAsync($$"""[assembly: {|MK1900:{{attribute}}|}]""");

    [Theory]
    [InlineData("""[Histogram("a"), {|MK1900:LatencyObjective(99, Within = 0.5)|}] public static partial Histogram A();""")]
    public Task Something_on_a_metric(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task Attributes_of_others_with_the_same_name_are_none_of_ours() => Verify.DiagnosticsAsync(
        """[assembly: Mine.Dashboard("x")] namespace Mine { public sealed class DashboardAttribute(string title) : Attribute { public string Title => title; } }""");
}
