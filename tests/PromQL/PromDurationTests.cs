using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Tests;

public sealed partial class PromDurationTests
{
    [Theory]
    [InlineData("0", 0, "0s", "0 seconds")]
    [InlineData("0s", 0, "0s", "0 seconds")]
    [InlineData("5m", 300_000, "5m", "5 minutes")]
    [InlineData("1m", 60_000, "1m", "1 minute")]
    [InlineData("90s", 90_000, "1m30s", "1 minute 30 seconds")]
    [InlineData("1h30m", 5_400_000, "1h30m", "1 hour 30 minutes")]
    [InlineData("1d", 86_400_000, "1d", "1 day")]
    [InlineData("24h", 86_400_000, "1d", "1 day")]
    [InlineData("7d", 604_800_000, "1w", "1 week")]
    [InlineData("30d", 2_592_000_000, "30d", "30 days")]
    [InlineData("28d", 2_419_200_000, "4w", "4 weeks")]
    [InlineData("365d", 31_536_000_000, "1y", "1 year")]
    [InlineData("1y2w3d4h5m6s7ms", 33_019_506_007, "382d4h5m6s7ms", "382 days 4 hours 5 minutes 6 seconds 7 milliseconds")]
    [InlineData("1500ms", 1_500, "1s500ms", "1 second 500 milliseconds")]
    [InlineData("0h5m", 300_000, "5m", "5 minutes")]
    [InlineData("007m", 420_000, "7m", "7 minutes")]
    public void Durations(string text, long milliseconds, string canonical, string words)
    {
        Assert.True(PromDuration.TryParse(text, out PromDuration value));
        Assert.Equal(milliseconds, value.TotalMilliseconds);
        Assert.Equal(canonical, value.ToString());
        Assert.Equal(words, value.ToWords());
        Assert.Equal(value, PromDuration.Parse(canonical));
    }

    [Theory]
    [InlineData(null, "a duration is empty; write one such as '5m'")]
    [InlineData("", "a duration is empty; write one such as '5m'")]
    [InlineData("5", "duration '5' lacks a unit after a number; units are y, w, d, h, m, s, ms")]
    [InlineData("5min", "duration '5min' has the unknown unit 'min'; units are y, w, d, h, m, s, ms")]
    [InlineData("5M", "duration '5M' has the unknown unit 'M'; units are y, w, d, h, m, s, ms")]
    [InlineData("5 m", "duration '5 m' lacks a unit after a number; units are y, w, d, h, m, s, ms")]
    [InlineData("1.5h", "duration '1.5h' has a fraction; write whole numbers, such as '1m30s' for 1.5 minutes")]
    [InlineData("-5m", "duration '-5m' has a sign; write it without")]
    [InlineData("30m1h", "duration '30m1h' has 'h' after 'm'; units come once each, in the order y, w, d, h, m, s, ms")]
    [InlineData("1m1m", "duration '1m1m' has 'm' after 'm'; units come once each, in the order y, w, d, h, m, s, ms")]
    [InlineData("00:05:00", "duration '00:05:00' lacks a unit after a number; units are y, w, d, h, m, s, ms")]
    [InlineData("five minutes", "'five minutes' is not a duration; write whole numbers with units, such as '5m' or '1h30m'")]
    [InlineData("300y", "duration '300y' is longer than Prometheus can hold, 292 years")]
    [InlineData("99999999999999999999999999999999999999y1d", "duration '99999999999999999999999999999999999999y1d' is longer than Prometheus can hold, 292 years")]
    public void What_is_no_duration_says_why(string? text, string problem)
    {
        Assert.False(PromDuration.TryParse(text, out PromDuration value, out string? actual));
        Assert.Equal(problem, actual);
        Assert.Equal(default, value);
        if (text is not null)
        {
            Assert.Equal(problem, Assert.Throws<FormatException>(() => PromDuration.Parse(text)).Message);
        }
    }

    [Fact]
    public void The_operators_pattern_accepts_the_same_texts()
    {
        string[] pieces = ["0", "1", "15", "y", "w", "d", "h", "m", "s", "ms", "-", ".", " ", "x"];
        foreach (string text in Combinations(pieces, 4).Where(t => t.Length > 0))
        {
            bool accepted = PromDuration.TryParse(text, out _, out string? problem);
            bool tooLong = problem?.Contains("292 years", StringComparison.Ordinal) == true;
            Assert.True(OperatorPattern().IsMatch(text) == (accepted || tooLong), text);
        }
    }

    [Fact]
    public void The_longest_duration_is_that_of_64_bits_of_nanoseconds()
    {
        Assert.True(PromDuration.TryParse("9223372036854ms", out PromDuration longest));
        Assert.Equal(PromDuration.MaxValue, longest);
        Assert.False(PromDuration.TryParse("9223372036855ms", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => PromDuration.FromMilliseconds(-1));
    }

    [GeneratedRegex("^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$")]
    private static partial Regex OperatorPattern();

    private static IEnumerable<string> Combinations(string[] pieces, int length) => length == 0
        ? [""]
        : Combinations(pieces, length - 1).SelectMany(t => pieces.Select(p => t + p)).Concat(length == 1 ? [""] : []);
}
