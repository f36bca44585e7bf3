using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5202TemplateCallTests
{
    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ {|MK5202:humanize|} }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $value | humanize | {|MK5202:humanize|} 1 2 }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ {|MK5202:printf|} }}\"")]
    public Task A_template_that_fails_when_filled_in(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $value | humanize }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ printf \\\"%.2f\\\" $value }}\"")]
    public Task One_that_does_not_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'humanize' takes one argument, not none; write '$value | humanize'",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ {|MK5202:humanize|} }}\"")));
}
