using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5116FragileTests
{
    [Theory]
    [InlineData("{|MK5116:topk|}(3, shop_queue_jobs) > 5", "For = \"5m\"")]
    [InlineData("{|MK5116:bottomk|}(1, shop_queue_jobs) < 5", "For = \"5m\"")]
    public Task Series_that_change_places(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("max(shop_queue_jobs) > 5", "For = \"5m\"")]
    [InlineData("count(topk(3, shop_queue_jobs)) > 5", "For = \"5m\"")]
    public Task What_stays_the_same_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': topk() may choose other series at each evaluation, and each change of labels is another alert; alert on all series above a threshold",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5116:topk|}(3, shop_queue_jobs) > 5", "For = \"5m\"")));
}
