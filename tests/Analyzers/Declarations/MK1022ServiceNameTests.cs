using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1022ServiceNameTests
{
    [Theory]
    [InlineData("MyShop")]
    [InlineData("my_shop")]
    [InlineData("my.shop")]
    [InlineData("-shop")]
    [InlineData("shop-")]
    [InlineData("")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    public Task A_name_that_Kubernetes_refuses(string name) => Verify.DiagnosticsAsync($$"""[assembly: MetricsService({|MK1022:"{{name}}"|})]""");

    [Theory]
    [InlineData("my-shop")]
    [InlineData("0shop1")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g12")]
    public Task Lower_case_digits_and_inner_dashes_are_fine(string name) => Verify.DiagnosticsAsync($"""[assembly: MetricsService("{name}")]""");

    [Fact]
    public async Task Is_reported_once_when_attributes_stand_in_several_files()
    {
        var compilation = new TestProject
        {
            Sources =
            [
                ("A.cs", """[assembly: MetricsService("Bad")]"""),
                ("B.cs", """[assembly: ScrapeEndpoint(Port = "http")]"""),
                ("C.cs", """[assembly: MetricDefaults(Team = "a")]"""),
            ],
        }.Generate().Output;

        Assert.Equal(["A.cs:1 MK1022"], MarkedLines.Reported(await Verify.AnalyzeAsync(compilation)));
    }
}
