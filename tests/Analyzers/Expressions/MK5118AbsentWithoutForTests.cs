using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5118AbsentWithoutForTests
{
    [Theory]
    [InlineData("{|MK5118:absent|}(shop_queue_jobs)", "")]
    [InlineData("{|MK5118:absent|}(shop_queue_jobs)", "For = \"30s\"")]
    [InlineData("{|MK5118:absent|}(up{job='shop'})", "")]
    public Task An_absence_without_patience(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("absent(shop_queue_jobs)", "For = \"1m\"")]
    [InlineData("absent_over_time(shop_queue_jobs[10m])", "")]
    [InlineData("shop_queue_jobs > 5", "For = \"1s\"")]
    public Task An_absence_that_lasts_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': absent() without 'for' fires at each restart of Prometheus, before the first scrapes; state a 'for' of two scrape intervals or more, such as 5m",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5118:absent|}(shop_queue_jobs)", "")));
}
