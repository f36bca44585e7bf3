using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5203TemplateLabelTests
{
    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $labels.{|MK5203:topic|} }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ .Labels.{|MK5203:topic|} }}\"")]
    // Texts are filled from the result, before the rule's own labels are set.
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Severity = \"critical\", Summary = \"{{ $labels.{|MK5203:severity|} }}\"")]
    public Task A_label_that_the_result_cannot_have(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $labels.queue }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $labels.job }} {{ $labels.pod }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ with $labels.topic }}{{ . }}{{ end }}\"")]
    public Task Labels_of_the_result_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': the alert's result has no label 'topic': 'shop_queue_jobs' is declared without it",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $labels.{|MK5203:topic|} }}\"")));
}
