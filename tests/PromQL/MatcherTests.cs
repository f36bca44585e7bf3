namespace MetricsKit.PromQL.Tests;

public sealed class MatcherTests
{
    [Theory]
    [InlineData("status=~'5..', x!='y'", "status=~\"5..\"|x!=\"y\"")]
    [InlineData("{status=~'5..', x!='y',}", "status=~\"5..\"|x!=\"y\"")]
    [InlineData(" a = \"b\" , ", "a=\"b\"")]
    [InlineData("a!~`\\d`", "a!~\"\\\\d\"")]
    [InlineData("'x.y'='z'", "\"x.y\"=\"z\"")]
    [InlineData("by='on', sum='1'", "by=\"on\"|sum=\"1\"")]
    [InlineData("{}", "")]
    public void A_list_of_matchers_needs_no_braces(string text, string printed)
    {
        MatcherParseResult result = PromQLParser.ParseMatchers(text);
        Assert.Empty(result.Errors);
        Assert.Equal(printed, string.Join("|", result.Matchers));
    }

    [Theory]
    [InlineData("«»", "no matchers found; write some, such as status=~\"5..\", or {} for none")]
    [InlineData("status=«5»", "unexpected character '5' inside braces; put values, and names other than letters, digits and '_', in quotes")]
    [InlineData("status«==»'500'", "'==' does not match labels; write '='")]
    [InlineData("status«»", "unexpected end of input after label status, expected '=', '!=', '=~' or '!~'")]
    [InlineData("status=~'5..' «and» x='y'", "unexpected identifier 'and' in label matching, expected ','")]
    [InlineData("{status='5'«»", "'{' is never closed; expected '}' before the end of input")]
    [InlineData("a='b'«}»", "unexpected '}' in label matching, expected ','")]
    [InlineData("{a='b'} «/» 2", "unexpected '/' after the matchers, expected the end")]
    [InlineData("status=~'5«(»..'", "the regular expression of label 'status' is malformed: '(' is never closed")]
    [InlineData("a='b', c=~'«*»'", "the regular expression of label 'c' is malformed: '*' has nothing to repeat; write '\\*' for the character")]
    [InlineData("a=~'b«{3,2}»'", "the regular expression of label 'a' is malformed: '{3,2}' is not a valid count; it goes up to 1000, the smaller number first")]
    [InlineData("a=~'(b{100})«{11}»'", "the regular expression of label 'a' is malformed: '{11}' repeats more than 1000 times in all")]
    [InlineData("a=~'[«z-a»]'", "the regular expression of label 'a' is malformed: 'z-a' is not a range of characters; write the smaller one first, or '\\-' for the character")]
    [InlineData("a=~`(.)«\\1»`", "the regular expression of label 'a' is malformed: '\\1' refers back to a group, which Prometheus' regular expressions cannot do")]
    public void Mistakes_have_their_place(string marked, string message)
    {
        int start = marked.IndexOf('«');
        int end = marked.IndexOf('»') - 1;
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        PromQLError error = Assert.Single(PromQLParser.ParseMatchers(text).Errors);
        Assert.Equal(message, error.Message);
        Assert.Equal((start, end), (error.Start, error.End));
    }

    [Fact]
    public void A_matcher_knows_where_its_parts_stand()
    {
        const string Text = "a='b', status =~ '5..'";
        LabelMatcher matcher = PromQLParser.ParseMatchers(Text).Matchers[1];
        Assert.Equal("status", Text[matcher.NameSpan.Start..matcher.NameSpan.End]);
        Assert.Equal("'5..'", Text[matcher.ValueSpan.Start..matcher.ValueSpan.End]);
        Assert.Equal("status =~ '5..'", Text[matcher.Start..matcher.End]);
    }
}
