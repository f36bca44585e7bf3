using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5204ValueInLabelTests
{
    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Labels = [\"size={{ {|MK5204:$value|} }}\"]")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Labels = [\"a=b\", \"size=x{{ {|MK5204:.Value|} | humanize }}\"]")]
    public Task A_value_in_a_label(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Labels = [\"size={{ $labels.queue }}\"]")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ $value | humanize }}\"")]
    public Task Labels_in_labels_and_values_in_texts_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': a label that holds the value makes a new alert whenever the value changes; put the value into an annotation",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs > 5", "For = \"5m\", Labels = [\"size={{ {|MK5204:$value|} }}\"]")));
}
