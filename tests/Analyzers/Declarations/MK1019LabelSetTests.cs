using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1019LabelSetTests
{
    [Theory]
    [InlineData("[LabelSet] public readonly record struct {|MK1019:Where|};", "Where where")]
    [InlineData("[LabelSet] public sealed class {|MK1019:Where|} { private bool A { get; } = true; public bool B; }", "Where where")]
    [InlineData("[LabelSet] public readonly record struct {|MK1019:Where|}<T>(bool A);", "Where<int> where")]
    [InlineData("[LabelSet] public readonly record struct Inner(bool A); [LabelSet] public readonly record struct Where(Inner {|MK1019:Inner|}, bool B);", "Where where")]
    public Task A_set_that_cannot_be_read(string types, string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter, types));

    [Fact]
    public Task One_message_however_many_metrics_use_it() => Verify.DiagnosticsAsync(Source.Set(
        """
        [Counter("a_total")] public static partial Counter A(Where where);
        [Counter("b_total")] public static partial Counter B(in Where where);
        """,
        "[LabelSet] public readonly record struct Where(string {|MK3001:Country|});"));

    [Theory]
    [InlineData("[LabelSet] public readonly record struct Where([Label(MaxValues = 5)] string Topic, bool? Retried);", "in Where where")]
    [InlineData("[LabelSet] public sealed record Where(bool A);", "Where? where")]
    [InlineData("[LabelSet] public sealed class Where { public bool A { get; init; } }", "Where where")]
    [InlineData("[LabelSet] public struct Where { public bool A { get; set; } public static bool B => true; }", "Where? where")]
    public Task Records_classes_and_structs_are_fine(string types, string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter, types));
}
