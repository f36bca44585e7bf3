using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5302DuplicateRuleTests
{
    [Theory]
    [InlineData("""Alert("A", "up == 0")""", """Alert({|MK5302:"A"|}, "up == 0")""")]
    [InlineData("""Alert("A", "up == 0")""", """Alert({|MK5302:"A"|}, "up==0", For = "5m")""")]
    [InlineData("""Alert("A", "up", Below = 1, Labels = ["a=b", "c=d"])""", """Alert({|MK5302:"A"|}, "up", Below = 1, Labels = ["c=d", "a=b"])""")]
    [InlineData("""Alert("A", "up == 0")""", """Alert({|MK5302:"A"|}, "up == 0", Severity = "warning")""")]
    [InlineData("""PodMemoryAlert("A", Above = 0.5)""", """PodMemoryAlert({|MK5302:"A"|}, Above = 0.5, Summary = "other")""")]
    [InlineData("""RecordingRule("job:a:b", "sum(up)")""", """RecordingRule({|MK5302:"job:a:b"|}, "count(up)")""")]
    [InlineData("""RecordingRule("job:a:b", "sum(up)", Labels = ["a=b"])""", """RecordingRule({|MK5302:"job:a:b"|}, "sum(up)", Labels = ["a=b"], Group = "g")""")]
    public Task The_second_is_marked(string first, string second) => Verify.DiagnosticsAsync($"[assembly: {first}]\n[assembly: {second}]");

    [Theory]
    [InlineData("""Alert("A", "up == 0")""", """Alert("B", "up == 0")""")]
    [InlineData("""Alert("A", "up == 0")""", """Alert("A", "up == 1")""")]
    [InlineData("""Alert("A", "up", Below = 1)""", """Alert("A", "up", Below = 2)""")]
    [InlineData("""Alert("A", "up == 0")""", """Alert("A", "up == 0", Severity = "critical")""")]
    [InlineData("""Alert("A", "up == 0")""", """Alert("A", "up == 0", Labels = ["a=b"])""")]
    [InlineData("""RecordingRule("job:a:b", "up")""", """RecordingRule("job:a:c", "up")""")]
    [InlineData("""RecordingRule("job:a:b", "up")""", """RecordingRule("job:a:b", "up", Labels = ["a=b"])""")]
    public Task Those_that_differ_are_fine(string first, string second) => Verify.DiagnosticsAsync($"[assembly: {first}]\n[assembly: {second}]");

    [Fact]
    public Task Sets_members_and_the_assembly_are_looked_at_together_in_the_order_of_their_files() => Verify.DiagnosticsAsync(TestProject.Of("") with
    {
        Sources =
        [
            ("C.cs", """[assembly: RecordingRule({|MK5302:"job:a:b"|}, "up")]"""),
            ("A.cs", """
                [MetricSet]
                public static partial class First
                {
                    [Counter("a_total"), RecordingRule("job:a:b", "up")]
                    public static partial Counter A();
                }
                """),
            ("B.cs", """
                public static partial class Outer
                {
                    [MetricSet, RecordingRule({|MK5302:"job:a:b"|}, "up")]
                    public static partial class Second
                    {
                        [Counter("b_total")]
                        public static partial Counter B();
                    }
                }
                """),
        ],
    });

    [Fact]
    public Task A_rule_of_a_library_is_no_second_one() => Verify.DiagnosticsAsync(TestProject.Of("""[assembly: RecordingRule("job:a:b", "up")]""") with
    {
        References = [(TestProject.Of("""[assembly: RecordingRule("job:a:b", "up")]""") with { Assembly = "Library" }).ToReference()],
    });

    [Fact]
    public async Task The_message_names_the_rule() => Assert.Equal(
        "Recording rule 'job:a:b' is stated a second time with the same labels; remove one of them, or let their labels differ",
        await Verify.MessageAsync("[assembly: RecordingRule(\"job:a:b\", \"up\")]\n[assembly: RecordingRule({|MK5302:\"job:a:b\"|}, \"up\")]"));
}
