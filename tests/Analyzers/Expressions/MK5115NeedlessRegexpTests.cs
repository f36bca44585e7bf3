using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5115NeedlessRegexpTests
{
    [Theory]
    [InlineData("rate(shop_orders_created_total{{|MK5115:status=~'paid'|}}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{{|MK5115:status=~'^pa.*'|}}[5m]) > 1", "For = \"5m\"")]
    [InlineData("kube_pod_info{{|MK5115:pod=~'^a.*$'|}} > 0", "For = \"5m\"")]
    [InlineData("kube_pod_info{{|MK5115:pod!~'abc'|}} > 0", "For = \"5m\"")]
    public Task A_pattern_that_needs_none(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("rate(shop_orders_created_total{status=~'paid|refused'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("kube_pod_info{pod=~'a.*'} > 0", "For = \"5m\"")]
    [InlineData("kube_pod_info{pod=~'a[.]b'} > 0", "For = \"5m\"")]
    [InlineData("kube_pod_info{pod=~'.+'} > 0", "For = \"5m\"")]
    public Task A_pattern_that_says_more_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'paid' is no pattern but a text; write status=\"paid\"",
        await Verify.MessageAsync(ShopSource.Alert("rate(shop_orders_created_total{{|MK5115:status=~'paid'|}}[5m]) > 1", "For = \"5m\"")));
}
