using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5111DeadLabelTests
{
    [Theory]
    [InlineData("sum by ({|MK5111:status|}) (sum by (job) (rate(shop_orders_created_total[5m]))) > 1", "For = \"5m\"")]
    [InlineData("sum by ({|MK5111:job|}) (sum(rate(shop_orders_created_total[5m]))) > 1", "For = \"5m\"")]
    [InlineData("sum without ({|MK5111:pod|}) (sum by (job) (kube_pod_info)) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status!={|MK5111:'failed'|}}[5m]) > 1", "For = \"5m\"")]
    public Task A_label_that_is_gone(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("sum by (job) (sum by (job, status) (rate(shop_orders_created_total[5m]))) > 1", "For = \"5m\"")]
    public Task A_label_that_is_there_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'status' is not there at 'sum', so the result lacks it too: 'sum by (job)' keeps only job; remove it, or keep it where it is lost",
        await Verify.MessageAsync(ShopSource.Alert("sum by ({|MK5111:status|}) (sum by (job) (rate(shop_orders_created_total[5m]))) > 1", "For = \"5m\"")));
}
