using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5008MalformedPairTests
{
    [Theory]
    [InlineData("""Labels = [{|MK5008:"frequency"|}]""")]
    [InlineData("""Severity = "critical", Labels = [{|MK5008:"severity=page"|}]""")]
    [InlineData("""Annotations = [{|MK5008:"summary=x"|}], Summary = "y" """)]
    [InlineData("""Labels = ["a=b", {|MK5008:"bad-name=low"|}]""")]
    [InlineData("""Labels = [{|MK5008:"=low"|}]""")]
    [InlineData("""Labels = ["a=b", {|MK5008:"a=c"|}]""")]
    [InlineData("""Labels = [{|MK5008:"alertname=x"|}]""")]
    [InlineData("""Labels = [{|MK5008:"__x=y"|}]""")]
    [InlineData("""Annotations = new[] { {|MK5008:"dashboard"|} }""")]
    public Task The_pair_is_marked(string setting) => Verify.DiagnosticsAsync($"""[assembly: Alert("A", "up", Below = 1, {setting})]""");

    [Theory]
    [InlineData("frequency")]
    [InlineData("bad-name=low")]
    [InlineData("alertname=x")]
    [InlineData("__name__=x")]
    public Task A_recording_rule_has_labels_too(string pair) =>
        Verify.DiagnosticsAsync($$"""[assembly: RecordingRule("job:a:b", "up", Labels = ["a=b", {|MK5008:"{{pair}}"|}])]""");

    [Fact]
    public async Task The_message_says_whose_it_is() => Assert.Equal(
        "\"frequency\" of recording rule 'job:a:b' has no '='; write name=value",
        await Verify.MessageAsync("""[assembly: RecordingRule("job:a:b", "up", Labels = [{|MK5008:"frequency"|}])]"""));

    [Theory]
    [InlineData("""Labels = ["frequency=low", "x="]""")]
    [InlineData("""Annotations = ["dashboard=https://a/?b=c", "alertname=fine here"]""")]
    public Task Names_and_values_are_fine(string setting) => Verify.DiagnosticsAsync($"""[assembly: Alert("A", "up", Below = 1, {setting})]""");
}
