using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5113AlwaysFiresTests
{
    [Theory]
    [InlineData("{|MK5113:shop_queue_jobs|}", "For = \"5m\"")]
    [InlineData("{|MK5113:rate(shop_orders_created_total[5m])|}", "For = \"5m\"")]
    [InlineData("shop_queue_jobs {|MK5113:> bool|} 5", "For = \"5m\"")]
    [InlineData("{|MK5113:vector(1)|}", "For = \"5m\"")]
    [InlineData("{|MK5113:count(shop_queue_jobs) >= 0|}", "For = \"5m\"")]
    [InlineData("{|MK5113:rate(shop_orders_created_total[5m]) >= 0|}", "For = \"5m\"")]
    public Task No_condition_or_one_that_always_holds(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\"")]
    [InlineData("shop_queue_jobs", "Above = 5, For = \"5m\"")]
    [InlineData("absent(shop_queue_jobs)", "For = \"5m\"")]
    [InlineData("shop_queue_jobs unless kube_pod_info", "For = \"5m\"")]
    [InlineData("ALERTS{alertname='X', alertstate='firing'}", "For = \"5m\"")]
    public Task A_condition_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': the alert has no condition and fires as long as there is a value; compare the value with a number, such as '> 0'",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5113:shop_queue_jobs|}", "For = \"5m\"")));
}
