using MetricsKit.Build.Output;

namespace MetricsKit.Build.Tests.Output;

public sealed class TextComparisonTests
{
    [Theory]
    [InlineData("a\nb\n", "a\nb\n", 0)]
    [InlineData("a\r\nb\r\n", "a\nb\n", 0)]
    [InlineData("a\nb", "a\nb\n", 3)]
    [InlineData("a\nx\n", "a\nb\n", 2)]
    [InlineData("", "a\n", 1)]
    [InlineData("a\nb\nc\n", "a\nb\n", 3)]
    public void The_first_differing_line_is_found_and_line_endings_do_not_count(string actual, string expected, int line)
    {
        Assert.Equal(line, TextComparison.FirstDifference(actual, expected, out _, out _));
        Assert.Equal(line == 0, TextComparison.AreEqual(actual, expected));
    }

    [Fact]
    public void Both_lines_are_given_and_null_stands_for_the_end()
    {
        TextComparison.FirstDifference("a\nx", "a\nb", out string? actual, out string? expected);
        Assert.Equal(("x", "b"), (actual, expected));
        TextComparison.FirstDifference("a", "a\nb", out actual, out expected);
        Assert.Equal((null, "b"), (actual, expected));
    }
}
