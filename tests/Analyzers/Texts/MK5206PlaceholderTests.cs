using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5206PlaceholderTests
{
    [Theory]
    [InlineData("shop_queue_jobs", "Above = 5, For = \"5m\", Summary = \"more than {|MK5206:{treshold}|}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"more than {|MK5206:{threshold}|}\"")]
    [InlineData("shop_queue_jobs", "Above = 5, Summary = \"for {|MK5206:{for}|}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Description = \"{{ $value }} for {|MK5206:{For}|}\"")]
    public Task A_placeholder_that_is_none_or_has_no_value(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs", "Above = 5, For = \"5m\", Summary = \"{service} {alert} {threshold} {for}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{json} {} {a b}\"")]
    public Task Known_placeholders_and_other_braces_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': '{treshold}' is no placeholder; did you mean '{threshold}'?",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs", "Above = 5, For = \"5m\", Summary = \"more than {|MK5206:{treshold}|}\"")));
}
