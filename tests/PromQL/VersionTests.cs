namespace MetricsKit.PromQL.Tests;

public sealed class VersionTests
{
    [Theory]
    [InlineData("x > «1_000»", "2.54")]
    [InlineData("x > «10m»", "2.54")]
    [InlineData("x[«300»]", "2.54")]
    [InlineData("x offset «0s»", "2.54")]
    [InlineData("«limitk»(3, x)", "2.54")]
    [InlineData("{«\"a.b\"»}", "3.0")]
    [InlineData("x{«\"a.b\"»=\"c\"}", "3.0")]
    [InlineData("sum by («\"a.b\"») (x)", "3.0")]
    [InlineData("x[5m «*» 2]", "3.4")]
    [InlineData("x[«+»5m]", "3.4")]
    [InlineData("x[5m] «anchored»", "3.7")]
    [InlineData("x + «fill» (0) y", "3.10")]
    [InlineData("x «</» 1", "3.11")]
    [InlineData("«histogram_avg»(x)", "2.51")]
    [InlineData("«info»(x)", "2.55")]
    [InlineData("«min_of»(1, 2)", "3.13")]
    public void What_came_later_than_the_target_version_is_an_error(string marked, string since)
    {
        int start = marked.IndexOf('«');
        int end = marked.IndexOf('»') - 1;
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        Version first = Version.Parse(since);
        Assert.Empty(PromQLParser.Parse(text, new PromQLOptions { TargetVersion = first }).Errors);
        Assert.Empty(PromQLParser.Parse(text).Errors);

        var before = new PromQLOptions { TargetVersion = since == "3.0" ? new Version(2, 55) : new Version(first.Major, first.Minor - 1) };
        PromQLError error = Assert.Single(PromQLParser.Parse(text, before).Errors);
        Assert.Equal((start, end), (error.Start, error.End));
        Assert.Contains($"Prometheus {since} or later; the target version is {before.TargetVersion}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_removed_is_an_error_from_there_on()
    {
        const string Text = "holt_winters(x[5m], 0.5, 0.5)";
        Assert.Empty(PromQLParser.Parse(Text, new PromQLOptions { TargetVersion = new Version(2, 55) }).Errors);
        Assert.Single(PromQLParser.Parse(Text, new PromQLOptions { TargetVersion = new Version(3, 0) }).Errors);
    }

    [Theory]
    [InlineData("by")]
    [InlineData("without")]
    [InlineData("offset")]
    [InlineData("sum")]
    [InlineData("and")]
    [InlineData("start")]
    [InlineData("step")]
    [InlineData("anchored")]
    [InlineData("fill")]
    [InlineData("min_of")]
    public void Keywords_can_name_metrics_and_labels(string word)
    {
        foreach (string text in new[] { word, $"{word}{{{word}=\"x\"}}", $"-{word}", $"rate({word}[5m])", $"x + {word}" })
        {
            Assert.Empty(PromQLParser.Parse(text).Errors);
        }

        Assert.Equal(word == "without" ? 1 : 0, PromQLParser.Parse($"sum by ({word}) (x)").Errors.Count);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("ignoring")]
    [InlineData("group_left")]
    [InlineData("group_right")]
    [InlineData("bool")]
    [InlineData("atan2")]
    public void Some_keywords_can_name_labels_only(string word)
    {
        Assert.Single(PromQLParser.Parse(word).Errors);
        Assert.Empty(PromQLParser.Parse($"sum by ({word}) (x{{{word}=\"y\"}})").Errors);
    }
}
