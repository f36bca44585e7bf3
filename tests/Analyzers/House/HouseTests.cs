using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.House;

public sealed class MK5305HouseLabelTests
{
    private const string House = "[*.cs]\nmetrics_kit.required_labels = severity=critical|warning, team";

    [Theory]
    [InlineData("""[assembly: Alert("{|MK5305:A|}", "up == 0")]""")]
    [InlineData("""[assembly: Alert("A", "up == 0", Team = "x", Severity = "{|MK5305:page|}")]""")]
    [InlineData("""[assembly: Alert("A", "up == 0", Labels = ["team=x"], Severity = AlertSeverity.{|MK5305:Info|})]""")]
    [InlineData("""[assembly: PodMemoryAlert("{|MK5305:A|}", Above = 0.9)]""")]
    public Task What_the_house_asks_for(string source) => Verify.DiagnosticsAsync(source.Replace("AlertSeverity.{|MK5305:Info|}", "{|MK5305:AlertSeverity.Info|}", StringComparison.Ordinal), House);

    [Theory]
    [InlineData("""[assembly: Alert("A", "up == 0", Team = "x")]""")]
    [InlineData("""[assembly: Alert("A", "up == 0", Labels = ["team=x"])]""")]
    [InlineData("""[assembly: MetricsService("shop", Team = "x")] [assembly: Alert("A", "up == 0")]""")]
    [InlineData("""[assembly: MetricDefaults(Team = "x")] [assembly: Alert("A", "up == 0")]""")]
    [InlineData("""[assembly: RecordingRule("job:up:sum", "sum by (job) (up)")]""")]
    public Task Labels_that_are_there_from_wherever_are_fine(string source) => Verify.DiagnosticsAsync(source, House);
}

public sealed class MK5306HouseAnnotationTests
{
    private const string House = "[*.cs]\nmetrics_kit.required_annotations = summary, runbook_url=https://.+";

    [Theory]
    [InlineData("""[assembly: Alert("{|MK5306:A|}", "up == 0")]""")]
    [InlineData("""[assembly: Alert("A", "up == 0", Runbook = "{|MK5306:http://x|}")]""")]
    [InlineData("""[assembly: Alert("A", "up == 0", Annotations = ["runbook_url={|MK5306:wiki|}"])]""")]
    public Task What_the_house_asks_for(string source) => Verify.DiagnosticsAsync(source, House);

    [Theory]
    [InlineData("""[assembly: Alert("A", "up == 0", Runbook = "https://x/y")]""")]
    [InlineData("""[assembly: MetricsService("shop", Runbook = "https://x/{runbook}")] [assembly: Alert("A", "up == 0", Runbook = "a")]""")]
    public Task Annotations_that_are_there_are_fine(string source) => Verify.DiagnosticsAsync(source, House);
}

public sealed class MK5307HouseNameTests
{
    private const string House = "[*.cs]\nmetrics_kit.alert_name_pattern = Shop[A-Z].*\nmetrics_kit.recording_name_pattern = job:.*";

    [Theory]
    [InlineData("""[assembly: Alert("{|MK5307:Down|}", "up == 0")]""")]
    [InlineData("""[assembly: RecordingRule("{|MK5307:pod:up:sum|}", "sum by (pod) (up)")]""")]
    public Task A_name_that_the_house_refuses(string source) => Verify.DiagnosticsAsync(source, House);

    [Theory]
    [InlineData("""[assembly: Alert("ShopDown", "up == 0")]""")]
    [InlineData("""[assembly: RecordingRule("job:up:sum", "sum by (job) (up)")]""")]
    public Task A_name_by_the_pattern_is_fine(string source) => Verify.DiagnosticsAsync(source, House);

    [Fact]
    public async Task A_house_that_asks_for_nothing_gets_nothing() =>
        Assert.Empty((await Verify.DiagnosticsAsync("""[assembly: Alert("down", "up == 0")]""")).Where(d => d.Severity != DiagnosticSeverity.Hidden));
}
