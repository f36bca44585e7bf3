using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5103UnknownLabelValueTests
{
    [Theory]
    [InlineData("rate(shop_orders_created_total{status={|MK5103:'failed'|}}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status=~{|MK5103:'fail.*|error'|}}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status={|MK5103:'Paid'|}}[5m]) > 1", "For = \"5m\"")]
    public Task A_value_that_the_label_never_has(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("rate(shop_orders_created_total{status='refused'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status=~'ref.*'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status='other'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("shop_queue_jobs{queue='anything'} > 1", "For = \"5m\"")]
    public Task Declared_values_and_open_labels_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': label 'status' of 'shop_orders_created_total' never is 'failed', so this selects nothing; its values are paid, refused, other",
        await Verify.MessageAsync(ShopSource.Alert("rate(shop_orders_created_total{status={|MK5103:'failed'|}}[5m]) > 1", "For = \"5m\"")));
}
