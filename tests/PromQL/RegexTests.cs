namespace MetricsKit.PromQL.Tests;

/// <summary>Regular expressions: which are accepted, and which match the empty text, so that a selector of them alone selects everything.</summary>
public sealed class RegexTests
{
    [Theory]
    [InlineData("")]
    [InlineData(".*")]
    [InlineData("a*")]
    [InlineData("a?b*")]
    [InlineData("(a|)")]
    [InlineData("(|a)b{0,3}")]
    [InlineData("^$")]
    [InlineData("a{0}")]
    [InlineData("(a+)*")]
    [InlineData("(?i)")]
    [InlineData("(?:(?:a?)+)")]
    [InlineData("\\\\A\\\\z\\\\B")]
    [InlineData("\\\\Q\\\\E")]
    [InlineData("a||b")]
    public void A_pattern_that_matches_nothing_selects_everything(string pattern)
    {
        Assert.Contains("selects every series", Assert.Single(PromQLParser.Parse($"{{a=~\"{pattern}\"}}").Errors).Message, StringComparison.Ordinal);
        Assert.Empty(PromQLParser.Parse($"{{a!~\"{pattern}\"}}").Errors);
    }

    [Theory]
    [InlineData(".+")]
    [InlineData(".")]
    [InlineData("a|b")]
    [InlineData("a?b")]
    [InlineData("(a|)b")]
    [InlineData("a+")]
    [InlineData("a{1,}")]
    [InlineData("[a-z]")]
    [InlineData("\\\\b")]
    [InlineData("\\\\Qa*\\\\E")]
    [InlineData("(?:a+)+")]
    [InlineData("^a$")]
    public void A_pattern_that_needs_a_character_does_not(string pattern)
    {
        Assert.Empty(PromQLParser.Parse($"{{a=~\"{pattern}\"}}").Errors);
        Assert.Single(PromQLParser.Parse($"{{a!~\"{pattern}\"}}").Errors);
    }

    [Theory]
    [InlineData("a«)»(b", "')' closes nothing; write '\\)' for the character")]
    [InlineData("«\\p{Klingon}»", "'\\p{Klingon}' is not a class of characters that Prometheus' regular expressions know")]
    [InlineData("(?i)«*»", "'*' has nothing to repeat; write '\\*' for the character")]
    public void What_Prometheus_refuses_is_marked(string marked, string message)
    {
        string text = $"x{{a=~`{marked}`}}";
        int start = text.IndexOf('«', StringComparison.Ordinal);
        int end = text.IndexOf('»', StringComparison.Ordinal) - 1;
        PromQLError error = Assert.Single(PromQLParser.Parse(text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal)).Errors);
        Assert.Equal((start, end), (error.Start, error.End));
        Assert.EndsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\p{Greek}\\p{^Lu}\\PN\\pL")]
    [InlineData("(?P<n>a)(?P<n>b)")]
    [InlineData("[[:^alpha:]\\d\\-]")]
    [InlineData("x{2}{")]
    public void What_Prometheus_accepts_is_accepted(string pattern) => Assert.Empty(PromQLParser.Parse($"x{{a=~`{pattern}`}}").Errors);
}
