using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Texts;

public sealed class MK5201TemplateSyntaxTests
{
    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{|MK5201:{{ $value|}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ {|MK5201:humanise|} $value }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Description = \"{|MK5201:{{ if $value }}|}x\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Annotations = [\"dashboard={{ {|MK5201:$valeu|} }}\"]")]
    public Task A_template_that_does_not_parse(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ humanize $value }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{{ if gt $value 5.0 }}x{{ end }}\"")]
    [InlineData("shop_queue_jobs > 5", "For = \"5m\", Summary = \"no template {x}\"")]
    public Task One_that_does_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': the template is not closed; write '}}'",
        await Verify.MessageAsync(ShopSource.Alert("shop_queue_jobs > 5", "For = \"5m\", Summary = \"{|MK5201:{{ $value|}\"")));
}
