using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1018LabelValueSourceTests
{
    [Theory]
    [InlineData("", "\"Queues\"")]
    [InlineData("private static readonly int[] Queues = [1];", "nameof(Queues)")]
    [InlineData("private static IEnumerable<string> Queues(int n) => [];", "nameof(Queues)")]
    [InlineData("private static IEnumerable<T> Queues<T>() => [];", "nameof(Queues)")]
    public Task A_member_that_is_missing_or_lists_no_texts(string source, string name) => Verify.DiagnosticsAsync(Source.Set($$"""
        {{source}}
        [Gauge("waiting")] public static partial Gauge Waiting([LabelValueSource({|MK1018:{{name}}|}, MaxValues = 20)] string queue);
        """));

    [Fact]
    public Task An_instance_member_for_a_static_metric() => Verify.DiagnosticsAsync("""
        [MetricSet] public partial class M
        {
            private readonly string[] _queues = [];
            [Gauge("waiting")] public static partial Gauge Waiting([LabelValueSource({|MK1018:nameof(_queues)|}, MaxValues = 20)] string queue);
        }
        """);

    [Theory]
    [InlineData("private static readonly string[] Queues = [];")]
    [InlineData("private static IReadOnlyCollection<string> Queues => [];")]
    [InlineData("private static IEnumerable<string> Queues() => [];")]
    [InlineData("private static readonly HashSet<string> Queues = [];")]
    public Task Fields_properties_and_methods_that_list_texts_are_fine(string source) => Verify.DiagnosticsAsync(Source.Set($$"""
        {{source}}
        [Gauge("waiting")] public static partial Gauge Waiting([LabelValueSource(nameof(Queues), MaxValues = 20)] string queue);
        """));
}
