using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace MetricsKit.Generators.Tests.Harness;

/// <summary>A check that cannot fail proves nothing: each way in which sources and marks can differ fails.</summary>
public class VerifyTests
{
    private static string Set(string parameter) => $$"""
        [MetricSet]
        public static partial class M
        {
            [Counter("calls_total")]
            public static partial Counter Calls(string {{parameter}});
        }
        """;

    [Fact]
    public async Task The_marked_diagnostic_passes_and_is_returned()
    {
        Diagnostic diagnostic = Assert.Single(await Verify.DiagnosticsAsync(Set("{|MK3002:userId|}")));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), await Verify.MessageAsync(Set("{|MK3002:userId|}")));
    }

    [Theory]
    [InlineData("userId")] // not expected
    [InlineData("{|MK3001:userId|}")] // another id
    [InlineData("{|MK3002:user|}Id")] // other characters
    [InlineData("{|MK3002,MK3002:userId|}")] // once too often
    [InlineData("{|MK3002:userId|}, int {|MK3001:|}x")] // one that does not come
    public async Task Every_difference_fails(string parameter) =>
        await Assert.ThrowsAnyAsync<XunitException>(() => Verify.DiagnosticsAsync(Set(parameter)));

    [Fact]
    public async Task An_error_of_the_compiler_fails_unless_it_is_expected()
    {
        const string Source = "public class C { private readonly {|CS0246:Missing|} _x; }";
        await Verify.DiagnosticsAsync(Source);
        await Verify.DiagnosticsAsync(Markup.Parse(Source).Text, compilerErrors: ["CS0246"]);
        await Assert.ThrowsAnyAsync<XunitException>(() => Verify.DiagnosticsAsync(Markup.Parse(Source).Text));
        await Assert.ThrowsAnyAsync<XunitException>(() => Verify.DiagnosticsAsync("public class C;", compilerErrors: ["CS0246"]));
    }

    [Fact]
    public async Task The_generators_output_is_there_when_analyzers_run() =>
        Assert.Empty(await Verify.DiagnosticsAsync("""
            [MetricSet]
            public static partial class M
            {
                [Counter("calls_total")]
                public static partial Counter Calls();
            }

            public static class User
            {
                public static void Use() => M.Calls().Inc();
            }
            """));

    [Fact]
    public async Task Severities_come_from_the_editor_config_and_suppressions_hold()
    {
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Verify.DiagnosticsAsync(
            Set("{|MK3002:userId|}"), "root = true\n[*.cs]\ndotnet_diagnostic.MK3002.severity = warning\n")).Severity);
        Assert.Empty(await Verify.DiagnosticsAsync(Set("userId"), "root = true\n[*.cs]\ndotnet_diagnostic.MK3002.severity = none\n"));
        Assert.Empty(await Verify.DiagnosticsAsync("#pragma warning disable MK3002\n" + Set("userId")));
    }

    [Fact]
    public async Task Marks_can_stand_in_several_files_and_look_into_references()
    {
        TestProject library = TestProject.Of("""[MetricSet] public static partial class L { [Counter("calls_total")] public static partial Counter Calls(); }""") with { Assembly = "Lib" };
        await Verify.DiagnosticsAsync(TestProject.Of("") with
        {
            Sources =
            [
                ("A.cs", Set("{|MK3002:userId|}").Replace("calls_total", "own_total", StringComparison.Ordinal)),
                ("B.cs", """[MetricSet] public static partial class B { [Counter({|MK1009:"calls_total"|})] public static partial Counter Calls(); }"""),
            ],
            References = [library.ToReference()],
        });
    }
}
