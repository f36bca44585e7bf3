using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1025TooManyCombinationsTests
{
    [Theory]
    [InlineData("[LabelRange(0, 99999)] int a, [LabelRange(0, 99999)] int b")]
    [InlineData("[LabelRange(int.MinValue, int.MaxValue)] int a")]
    public Task More_than_an_index_can_count(string parameters) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Counter("a_total")] public static partial Counter {|MK1025:A|}({{parameters}});"""));

    [Theory]
    [InlineData("[LabelRange(0, 99)] int a, [LabelRange(0, 99)] int b")]
    [InlineData("[Label(MaxValues = 100000)] string a, [Label(MaxValues = 100000)] string b")]
    public Task Fewer_combinations_and_open_labels_are_the_budgets_matter(string parameters) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Counter("a_total", MaxSeries = 1000)] public static partial Counter A({{parameters}});"""));
}
