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

    [Theory]
    [InlineData("«mad_over_time»(x[5m])", "promql-experimental-functions")]
    [InlineData("«limitk»(3, x)", "promql-experimental-functions")]
    [InlineData("x + «fill» (0) y", "promql-binop-fill-modifiers")]
    [InlineData("x[5m] «anchored»", "promql-extended-range-selectors")]
    public void What_needs_a_feature_flag_can_be_refused(string marked, string flag)
    {
        PromQLError error = AssertOne(marked, new PromQLOptions { Experimental = false });
        Assert.EndsWith($"--enable-feature={flag}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x[5m «*» 2]", "promql-duration-expr")]
    [InlineData("x[«step»()]", "promql-duration-expr")]
    [InlineData("«first_over_time»(x[5m])", "promql-experimental-functions")]
    public void What_lost_its_flag_is_refused_in_versions_before_only(string marked, string flag)
    {
        PromQLError error = AssertOne(marked, new PromQLOptions { TargetVersion = new Version(3, 13), Experimental = false });
        Assert.EndsWith($"--enable-feature={flag}", error.Message, StringComparison.Ordinal);
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        Assert.Empty(PromQLParser.Parse(text, new PromQLOptions { Experimental = false }).Errors);
    }

    [Fact]
    public void Every_aggregation_has_its_word()
    {
        foreach (AggregateOperator op in Enum.GetValues<AggregateOperator>())
        {
            string text = op.TakesParameter() ? $"{op.Text()}({(op == AggregateOperator.CountValues ? "'v'" : "1")}, x)" : $"{op.Text()}(x)";
            Assert.Equal(op, Assert.IsType<AggregateExpr>(PromQLParser.Parse(text).Root).Operator);
        }
    }

    [Fact]
    public void Min_and_max_of_durations_have_had_two_names()
    {
        Assert.Empty(PromQLParser.Parse("x[max(1m, min(step(), 5m))]", new PromQLOptions { TargetVersion = new Version(3, 12) }).Errors);
        AssertOne("x[«min_of»(1m, 5m)]", new PromQLOptions { TargetVersion = new Version(3, 12) });
        Assert.Equal("min() in durations is called min_of() since Prometheus 3.13; write 'min_of'", AssertOne("x[«min»(1m, 5m)]").Message);
        AssertOne("x[«min»(1m, 5m)]", new PromQLOptions { TargetVersion = new Version(3, 5) }, isFirst: true);
    }

    [Theory]
    [InlineData("x offset (5m) * 2", "x offset ((5m) * 2)")]
    [InlineData("x offset -(5m) * 2", "x offset -(5m) * 2")]
    [InlineData("x offset 5m * 2", "x offset 5m * 2")]
    [InlineData("x offset step() * 2", "x offset step() * 2")]
    [InlineData("x offset - -5m * 2", "x offset (5m * 2)")]
    public void Only_parentheses_without_a_sign_go_on_in_an_offset(string text, string printed) =>
        Assert.Equal(printed, PromQLParser.Parse(text).Root!.ToString());

    [Theory]
    [InlineData("x @ start() [5m]", true)]
    [InlineData("x offset (1m * 2) [5m]", true)]
    [InlineData("x @ 5 [5m]", false)]
    public void Some_modifiers_before_a_range_were_overlooked_up_to_3_14(string text, bool accepted)
    {
        Assert.Equal(accepted, PromQLParser.Parse(text).Succeeded);
        Assert.False(PromQLParser.Parse(text, new PromQLOptions { TargetVersion = new Version(3, 15) }).Succeeded);
    }

    [Theory]
    [InlineData("(?<n>x)", "2.51")]
    [InlineData("\\Qx", "2.52")]
    [InlineData("\\p{Kawi}", "2.48")]
    public void Regular_expressions_are_those_of_the_Go_that_a_version_was_built_with(string pattern, string since)
    {
        string text = $"x{{a=~`{pattern}`}}";
        Version first = Version.Parse(since);
        Assert.Empty(PromQLParser.Parse(text, new PromQLOptions { TargetVersion = first }).Errors);
        Assert.Single(PromQLParser.Parse(text, new PromQLOptions { TargetVersion = new Version(first.Major, first.Minor - 1) }).Errors);
    }

    private static PromQLError AssertOne(string marked, PromQLOptions? options = null, bool isFirst = false)
    {
        int start = marked.IndexOf('«');
        int end = marked.IndexOf('»') - 1;
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        IReadOnlyList<PromQLError> errors = PromQLParser.Parse(text, options).Errors;
        Assert.True(isFirst || errors.Count == 1, string.Join("; ", errors));
        Assert.Equal((start, end), (errors[0].Start, errors[0].End));
        return errors[0];
    }
}
