using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5205NotHumanizedTests
{
    [Theory]
    [InlineData("shop_queue_jobs / 7 > 5", "For = \"5m\", Summary = \"{{ {|MK5205:$value|} }} is used\"")]
    public Task A_value_as_it_is(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs / 7 > 5", "For = \"5m\", Summary = \"{{ $value | humanizePercentage }} is used\"")]
    [InlineData("shop_queue_jobs / 7 > 5", "For = \"5m\", Summary = \"{{ printf \\\"%.1f\\\" $value }} is used\"")]
    public Task A_value_that_reads_well_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': '$value' shows the value with all its digits; write '$value | humanize', humanizePercentage of a ratio, or humanizeDuration of seconds",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs / 7 > 5", "For = \"5m\", Summary = \"{{ {|MK5205:$value|} }} is used\"")));
}
