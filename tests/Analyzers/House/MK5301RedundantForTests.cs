using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.House;

public sealed class MK5301RedundantForTests
{
    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"{|MK5301:0s|}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", KeepFiringFor = \"{|MK5301:0|}\"")]
    public Task A_duration_of_nothing(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"1s\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", KeepFiringFor = \"10m\"")]
    public Task A_duration_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': for of 0s changes nothing, as Prometheus alerts at once without it; leave it out, or state how long",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs > 5", "For = \"{|MK5301:0s|}\"")));
}
