using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1009DuplicateMetricTests
{
    [Fact]
    public Task Two_sets_are_both_told() => Verify.DiagnosticsAsync("""
        [MetricSet] static partial class A { [Counter({|MK1009:"orders_total"|})] public static partial Counter Orders(); }
        [MetricSet] static partial class B { [Counter({|MK1009:"orders_total"|})] public static partial Counter Orders(); }
        """);

    [Fact]
    public Task Two_members_of_one_set() => Verify.DiagnosticsAsync(Source.Set("""
        [Counter({|MK1009:"orders_total"|})] public static partial Counter A();
        [Gauge({|MK1009:"orders_total"|})] public static partial Gauge B();
        """));

    [Fact]
    public Task Overloads_with_one_name() => Verify.DiagnosticsAsync(Source.Set("""
        [Counter({|MK1009:"orders_total"|})] public static partial Counter A();
        [Counter({|MK1009:"orders_total"|})] public static partial Counter A(bool retried);
        """));

    [Fact]
    public Task Prefixes_that_lead_to_one_name() => Verify.DiagnosticsAsync("""
        [MetricSet(Prefix = "shop")] static partial class A { [Counter({|MK1009:"orders_total"|})] public static partial Counter Orders(); }
        [MetricSet] static partial class B { [Counter({|MK1009:"shop_orders_total"|})] public static partial Counter Orders(); }
        """);

    [Theory]
    [InlineData("bucket")]
    [InlineData("sum")]
    [InlineData("count")]
    public Task The_series_of_a_histogram(string suffix) => Verify.DiagnosticsAsync(Source.Set($$"""
        [Histogram({|MK1009:"size"|})] public static partial Histogram A();
        [Gauge({|MK1009:"size_{{suffix}}"|})] public static partial Gauge B();
        """));

    [Fact]
    public async Task A_metric_of_a_referenced_library_names_its_declaration()
    {
        MetadataReference library = (TestProject.Of("""
            namespace Acme;
            [MetricSet] public static partial class Messages { [Counter("orders_total")] public static partial Counter Taken(); }
            """) with { Assembly = "Acme.Messaging" }).ToReference();
        var diagnostics = await Verify.DiagnosticsAsync(
            Source.Set("""[Counter({|MK1009:"orders_total"|})] public static partial Counter Orders();"""), references: [library]);

        Assert.Equal(
            "Metric 'orders_total' is declared by 'Acme.Messages.Taken' too; rename one of them, or give its set another prefix",
            diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Files_do_not_matter()
    {
        var compilation = new TestProject
        {
            Sources =
            [
                ("A.cs", """[MetricSet] static partial class A { [Counter("a_total")] public static partial Counter X(); }"""),
                ("B.cs", """[MetricSet] static partial class B { [Counter("a_total")] public static partial Counter X(); }"""),
                ("C.cs", """static partial class A { [Counter("c_total", Help = "C.")] public static partial Counter Y(); }"""),
            ],
        }.Generate().Output;

        Assert.Equal(["A.cs:1 MK1009", "B.cs:1 MK1009"], MarkedLines.Reported(await Verify.AnalyzeAsync(compilation)));
    }

    [Fact]
    public Task Different_names_are_fine() => Verify.DiagnosticsAsync(Source.Set("""
        [Histogram("size")] public static partial Histogram A();
        [Counter("size_total")] public static partial Counter B();
        [Gauge("sum_size")] public static partial Gauge C();
        """));

    [Fact]
    public Task One_set_in_several_parts_is_one_declaration() => Verify.DiagnosticsAsync("""
        [MetricSet] static partial class A { [Counter("a_total")] public static partial Counter X(); }
        static partial class A { [Counter("b_total")] public static partial Counter Y(); }
        """);
}
