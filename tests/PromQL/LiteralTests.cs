namespace MetricsKit.PromQL.Tests;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("1", 1, "1")]
    [InlineData("+1", 1, "1")]
    [InlineData("-1", -1, "-1")]
    [InlineData("--1", 1, "1")]
    [InlineData(".5", 0.5, "0.5")]
    [InlineData("5.", 5, "5")]
    [InlineData("1e3", 1000, "1000")]
    [InlineData("1E-3", 0.001, "0.001")]
    [InlineData("2.5e+2", 250, "250")]
    [InlineData("1e21", 1e21, "1000000000000000000000")]
    [InlineData("1e-7", 1e-7, "0.0000001")]
    [InlineData("123456789.125", 123456789.125, "123456789.125")]
    [InlineData("0.30000000000000004", 0.1 + 0.2, "0.30000000000000004")]
    [InlineData("0.1", 0.1, "0.1")]
    [InlineData("9007199254740993", 9007199254740992, "9007199254740992")]
    [InlineData("5e-324", 5e-324, null)]
    [InlineData("1.7976931348623157e308", double.MaxValue, null)]
    [InlineData("0x1F", 31, "31")]
    [InlineData("0Xff", 255, "255")]
    [InlineData("0x_ff", 255, "255")]
    [InlineData("010", 8, "8")]
    [InlineData("08", 8, "8")]
    [InlineData("0_10", 8, "8")]
    [InlineData("1_000_000", 1_000_000, "1000000")]
    [InlineData("1_000.5", 1000.5, "1000.5")]
    [InlineData("inf", double.PositiveInfinity, "+Inf")]
    [InlineData("-Inf", double.NegativeInfinity, "-Inf")]
    [InlineData("+INF", double.PositiveInfinity, "+Inf")]
    [InlineData("NaN", double.NaN, "NaN")]
    [InlineData("nan", double.NaN, "NaN")]
    [InlineData("5m", 300, "5m")]
    [InlineData("-1h30m", -5400, "-1h30m")]
    [InlineData("1500ms", 1.5, "1s500ms")]
    public void Numbers(string text, double value, string? printed)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        NumberLiteral number = Assert.IsType<NumberLiteral>(result.Root);
        Assert.Equal(value, number.Value);
        Assert.Equal((0, text.Length), (number.Start, number.End));
        Assert.Equal(printed ?? number.ToString(), number.ToString());
        Assert.Equal(number, PromQLParser.Parse(number.ToString()).Root);
    }

    [Fact]
    public void Any_number_prints_in_digits_that_read_back_as_itself()
    {
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MaxValue));
            if (double.IsFinite(value))
            {
                string printed = new NumberLiteral(value).ToString();
                Assert.DoesNotContain("E", printed, StringComparison.Ordinal);
                Assert.Equal(value, double.Parse(printed, System.Globalization.CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData("\"a\"", "a", "\"a\"")]
    [InlineData("'a\"b'", "a\"b", "\"a\\\"b\"")]
    [InlineData("'it\\'s'", "it's", "\"it's\"")]
    [InlineData("`a\\d\n\"`", "a\\d\n\"", "\"a\\\\d\\n\\\"\"")]
    [InlineData("\"\\a\\b\\f\\n\\r\\t\\v\\\\\"", "\a\b\f\n\r\t\v\\", "\"\\a\\b\\f\\n\\r\\t\\v\\\\\"")]
    [InlineData("\"\\x41\\101\\u00e9\\U0001F600\"", "AAé😀", "\"AAé😀\"")]
    [InlineData("\"\\xc3\\xa9\"", "é", "\"é\"")]
    [InlineData("\"\\x00\\u200b\\u00a0\"", "\0\u200b\u00a0", "\"\\x00\\u200b\\u00a0\"")]
    [InlineData("\"# no comment\"", "# no comment", "\"# no comment\"")]
    [InlineData("'日本 {{ $labels }}'", "日本 {{ $labels }}", "\"日本 {{ $labels }}\"")]
    public void Strings(string text, string value, string printed)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        StringLiteral literal = Assert.IsType<StringLiteral>(result.Root);
        Assert.Equal(value, literal.Value);
        Assert.Equal(printed, literal.ToString());
        Assert.Equal(literal, PromQLParser.Parse(printed).Root);
    }

    [Fact]
    public void Bytes_that_are_no_text_survive_printing()
    {
        StringLiteral literal = Assert.IsType<StringLiteral>(PromQLParser.Parse("\"\\xff\\xc3\\xa9\\376\"").Root);
        Assert.Equal("\udcffé\udcfe", literal.Value);
        Assert.Equal("\"\\xffé\\xfe\"", literal.ToString());
        Assert.Equal(literal, PromQLParser.Parse(literal.ToString()).Root);
    }
}
