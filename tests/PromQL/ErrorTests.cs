namespace MetricsKit.PromQL.Tests;

/// <summary>The contract of messages: each input has its mistake between « and », or at «» where something is missing.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData("«»", "no expression found; write one, such as 'up == 0'")]
    [InlineData("« # nothing\n »", "no expression found; write one, such as 'up == 0'")]
    [InlineData("1 +«»", "unexpected end of input after '+', expected an expression")]
    [InlineData("«*»1", "unexpected '*' at the start, expected an expression")]
    [InlineData("a + «*» b", "unexpected '*' after '+', expected an expression")]
    [InlineData("up «down»", "unexpected identifier 'down' after an expression, expected an operator or the end")]
    [InlineData("«sum up»", "'sum' without parentheses is read as a metric; write 'sum(…)'")]
    [InlineData("«rate up»[5m]", "'rate' without parentheses is read as a metric; write 'rate(…)'")]
    [InlineData("(1)«)»", "')' closes nothing; remove it, or add the '(' that it closes")]
    [InlineData("((1)«»", "'(' is never closed; expected an operator or ')' before the end of input")]
    [InlineData("1 + («»", "'(' is never closed; expected an expression and ')' before the end of input")]
    [InlineData("sum(«»", "'sum(' is never closed; expected ')' before the end of input")]
    [InlineData("sum(rate(x[5m]«»", "'rate(' is never closed; expected ',', ')' or an operator before the end of input")]
    [InlineData("sum by (job«»", "'(' is never closed; expected ',' or ')' before the end of input")]
    [InlineData("x{a=\"b\",«»", "'x{' is never closed; expected '}' before the end of input")]
    [InlineData("x[«»", "'x[' is never closed; expected a duration such as 5m and ']' before the end of input")]
    [InlineData("x[5m«»", "'x[' is never closed; expected ':' or ']' before the end of input")]
    [InlineData("a «=» b", "unexpected '='; write '==' to compare, or put label matchers in braces")]
    [InlineData("a «=~» \"b\"", "'=~' compares a label inside braces, such as {status=~\"5..\"}")]
    [InlineData("a «&» b", "unexpected character '&'")]
    [InlineData("1 + «😀»", "unexpected character '😀'")]
    [InlineData("«on»", "unexpected keyword 'on' at the start, expected an expression")]
    [InlineData("a + on«»", "unexpected end of input after 'on', expected '(' and label names")]
    public void Grammar(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("x{a=«b»}", "unexpected identifier 'b' after '=', expected a value in quotes")]
    [InlineData("x{a«==»\"b\"}", "'==' does not match labels; write '='")]
    [InlineData("x{a«}»", "unexpected '}' after label a, expected '=', '!=', '=~' or '!~'")]
    [InlineData("x{«,»}", "unexpected ',' in label matching, expected a label name or '}'")]
    [InlineData("x{a=\"b\" «c»=\"d\"}", "unexpected identifier 'c' in label matching, expected ',' or '}'")]
    [InlineData("x{a«:»b=\"c\"}", "unexpected character ':' inside braces; put values, and names other than letters, digits and '_', in quotes")]
    [InlineData("x{a«!»\"c\"}", "unexpected '!' in label matching, expected '!=' or '!~'")]
    [InlineData("x{a=«\"b}»", "string has no closing \" on its line")]
    [InlineData("x{a=«`b}»", "string has no closing `")]
    [InlineData("x{a=\"«\\d»\"}", "unknown escape sequence '\\d'; write '\\\\' for a backslash, or put the string in backticks")]
    [InlineData("x{a=\"«\\x4z»\"}", "escape sequence '\\x' needs 2 hexadecimal digits")]
    [InlineData("x{a=\"«\\ud800»\"}", "escape sequence is not a valid Unicode code point")]
    [InlineData("«{}»", "a selector must have a metric name, or a matcher that refuses the empty value; this one selects every series")]
    [InlineData("«{a=~\".*\",b!=\"c\"}»", "a selector must have a metric name, or a matcher that refuses the empty value; this one selects every series")]
    [InlineData("x{«__name__=\"y\"»}", "metric name must not be set twice: 'x' or 'y'")]
    [InlineData("x{a=~\"«[»0-9\"}", "the regular expression of label 'a' is malformed: '[' is never closed; write '\\[' for the character")]
    [InlineData("x{a=~`b«(?!»c)`}", "the regular expression of label 'a' is malformed: '(?!' looks around, which Prometheus' regular expressions cannot do; use a second matcher, such as !~")]
    [InlineData("x{a=~«\"\\\\d**\"»}", "the regular expression of label 'a' is malformed: '**' repeats a repetition")]
    public void Selectors(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("x[«0s»]", "a range must be longer than 0")]
    [InlineData("x[5m:«0s»]", "a step must be longer than 0")]
    [InlineData("x[«-5m»]", "a range must be longer than 0")]
    [InlineData("x[«]»", "unexpected ']' after '[', expected a duration such as 5m")]
    [InlineData("x[«5min»]", "duration '5min' has the unknown unit 'min'; units are y, w, d, h, m, s, ms")]
    [InlineData("x[«1m1h»]", "duration '1m1h' has 'h' after 'm'; units come once each, in the order y, w, d, h, m, s, ms")]
    [InlineData("x[«1.5m»]", "duration '1.5m' has a fraction; write whole numbers, such as '1m30s' for 1.5 minutes")]
    [InlineData("x[5m «5»]", "unexpected number 5 in a range or subquery, expected ':' or ']'")]
    [InlineData("x[5m:1m«:»]", "unexpected ':' in a subquery, expected ']'")]
    [InlineData("x offset 5m«[5m]»", "'offset' stands before the range; write it after the ']'")]
    [InlineData("x @ 5«[5m]»", "'@' stands before the range; write it after the ']'")]
    [InlineData("rate(x[1m])«[5m]»", "a range applies to a selector only; for an expression write a subquery, '[5m:]'")]
    [InlineData("x offset «y»", "unexpected identifier 'y' after 'offset', expected a duration such as 5m")]
    [InlineData("x offset 1s «offset 2s»", "'offset' is set a second time")]
    [InlineData("«rate(x[5m]) offset 1h»", "'offset' follows a selector, a range or a subquery; it cannot apply to this expression")]
    [InlineData("«rate(x[5m]) @ 1»", "'@' follows a selector, a range or a subquery; it cannot apply to this expression")]
    [InlineData("x @ 1 «@ 2»", "'@' is set a second time")]
    [InlineData("x «@ inf»", "the time after '@' is out of bounds")]
    [InlineData("x @ «now»()", "unexpected identifier 'now' after '@', expected a Unix time in seconds, start() or end()")]
    [InlineData("x[5m «/» 0]", "division by 0")]
    [InlineData("x anchored «smoothed»", "'anchored' and 'smoothed' cannot be used together")]
    [InlineData("«1 anchored»", "'anchored' follows a selector or a range; it cannot apply to this expression")]
    public void Ranges(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("sum(a) by «job»", "unexpected identifier 'job' after 'by', expected '(' and label names")]
    [InlineData("sum by («without») (a)", "unexpected keyword 'without' in the labels of 'by', expected a label name")]
    [InlineData("sum by (a «b») (x)", "unexpected identifier 'b' in the labels of 'by', expected ',' or ')'")]
    [InlineData("sum by (a) («a[1m]»)", "expected type instant vector in aggregation \"sum\", got range vector; apply a function such as rate() to it")]
    [InlineData("«x[5m:]»[1h:]", "expected type instant vector in a subquery, got range vector; apply a function such as rate() to it")]
    [InlineData("«sum()»", "aggregation 'sum' takes 1 argument, sum(vector), got 0")]
    [InlineData("1 + «topk(a)»", "aggregation 'topk' takes 2 arguments, topk(parameter, vector), got 1")]
    [InlineData("topk(«a», b)", "expected type scalar in the parameter of aggregation \"topk\", got instant vector; scalar(…) makes one")]
    [InlineData("count_values(«5», b)", "expected type string in the parameter of aggregation \"count_values\", got scalar")]
    [InlineData("sum(a«,»)", "the arguments of 'sum' end with a comma; remove it")]
    [InlineData("rate(«x»)", "expected type range vector in call to function \"rate\", got instant vector; add a range, such as [5m]")]
    [InlineData("rate(«sum(x)»)", "expected type range vector in call to function \"rate\", got instant vector; a subquery, such as [1h:], makes one")]
    [InlineData("abs(«1»)", "expected type instant vector in call to function \"abs\", got scalar; vector(…) makes one")]
    [InlineData("vector(«x»)", "expected type scalar in call to function \"vector\", got instant vector; scalar(…) makes one")]
    [InlineData("«abs(x, y)»", "expected 1 argument(s) in call to \"abs\", got 2")]
    [InlineData("«round(x, 1, 2)»", "expected at most 2 argument(s) in call to \"round\", got 3")]
    [InlineData("«label_join(x, 'a')»", "expected at least 3 argument(s) in call to \"label_join\", got 2")]
    [InlineData("«raet»(x[5m])", "unknown function \"raet\"; did you mean \"rate\"?")]
    [InlineData("«Rate»(x[5m])", "unknown function \"Rate\"; did you mean \"rate\"?")]
    [InlineData("«mean»(x)", "unknown function \"mean\"")]
    [InlineData("«holt_winters»(x[5m], 1, 1)", "function \"holt_winters\" was removed in Prometheus 3.0; write \"double_exponential_smoothing\"")]
    [InlineData("info(a, «b»)", "the second argument of \"info\" is label matchers in braces, without a metric name")]
    public void Calls(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("1 «==» 1", "a comparison between scalars must use 'bool'; write '== bool'")]
    [InlineData("1 «and» x", "'and' works between instant vectors only; vector(…) makes one of a scalar")]
    [InlineData("1 «or» on (a) x", "'or' works between instant vectors only; vector(…) makes one of a scalar")]
    [InlineData("x «+» bool y", "'bool' can only follow a comparison, not '+'")]
    [InlineData("x > on (a) «bool» y", "'bool' comes right after the operator, before 'on'")]
    [InlineData("x + «group_left» (a) y", "'group_left' needs 'on (…)' or 'ignoring (…)' before it")]
    [InlineData("x and «on (a) group_left (b)» y", "'and' takes no grouping; it matches many to many")]
    [InlineData("x or «fill (0)» y", "'or' takes no fill value")]
    [InlineData("x + fill (0) «fill_left» (1) y", "'fill_left' sets a fill value a second time")]
    [InlineData("x + «on (a)» 1", "vector matching works between instant vectors only, and one side is a scalar")]
    [InlineData("x / on (a, b) group_left (c, «b») y", "label 'b' stands in 'on' already; a label in both 'on' and the grouping is refused")]
    [InlineData("«x[5m]» > 0", "expected type scalar or instant vector beside '>', got range vector; apply a function such as rate() to it")]
    [InlineData("«\"a\"» + 1", "expected type scalar or instant vector beside '+', got string")]
    [InlineData("«-x[5m]»", "a sign applies to a scalar or an instant vector, got range vector")]
    public void Operators(string marked, string message) => AssertError(marked, message);

    [Theory]
    [InlineData("«1..2»")]
    [InlineData("«2.5.»")]
    [InlineData("«1__000»")]
    [InlineData("«1000_»")]
    [InlineData("«0x»")]
    [InlineData("«0xG»")]
    [InlineData("«1e»")]
    [InlineData("«1e999»")]
    [InlineData("«0deadbeef»")]
    [InlineData("«5mm»")]
    [InlineData("1 + «0b11»")]
    public void Numbers_that_are_none(string marked) => AssertError(marked, null);

    [Fact]
    public void Mistakes_in_two_places_are_both_reported_first_the_one_that_Prometheus_shows()
    {
        ParseResult result = PromQLParser.Parse("rate(a) / raet(b[5m]) > 1 == 2");
        Assert.Equal([(10, 14), (5, 6)], result.Errors.Select(e => (e.Start, e.End)));
        Assert.NotNull(result.Root);
    }

    private static void AssertError(string marked, string? message)
    {
        int start = marked.IndexOf('«');
        int end = marked.IndexOf('»') - 1;
        string text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        PromQLError error = Assert.Single(PromQLParser.Parse(text).Errors);
        Assert.Equal((start, end), (error.Start, error.End));
        Assert.Equal(message ?? error.Message, error.Message);
    }
}
