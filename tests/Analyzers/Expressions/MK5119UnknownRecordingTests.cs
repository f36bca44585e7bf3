using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5119UnknownRecordingTests
{
    [Theory]
    [InlineData("{|MK5119:job:shop_orders:rate1m|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5119:job:shop_order:rate5m|} > 1", "For = \"5m\"")]
    public Task A_series_that_no_rule_records(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("job:shop_orders:rate5m > 1", "For = \"5m\"")]
    [InlineData("instance:node_cpu:rate5m > 1", "For = \"5m\"")]
    public Task A_series_that_one_records_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': no rule records 'job:shop_orders:rate1m'; did you mean 'job:shop_orders:rate5m'?",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5119:job:shop_orders:rate1m|} > 1", "For = \"5m\"")));
}
