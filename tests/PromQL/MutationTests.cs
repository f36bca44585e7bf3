namespace MetricsKit.PromQL.Tests;

/// <summary>Broken input gives errors inside the text, never an exception.</summary>
public sealed class MutationTests
{
    private static readonly string[] Seeds =
    [
        "sum by (job) (rate(http_requests_total{status=~\"5..\",code!='x'}[5m] offset -1h30m)) / on (job) group_left (team) x > bool 0.05",
        "topk(3, count_values without (a, \"b.c\",) ('v', {\"x.y\", z!~`[a-z]+\\d`}) @ start())",
        "-(a ^ -b ^ 2) % 0x1F atan2 1_000e-3 unless ignoring () c[1d:5m] @ 1609746000.5 or {__name__=\"\\u00e9\\xff\\\"\"} # comment\n",
        "max_over_time(rate(x[5m * 2])[1h:step()] offset (1m + 2s)) + fill_left (0) fill_right (-1) y anchored </ NaN",
    ];

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", "@", "=", "=~", "!", "!=", "-", "+", "^", "\"", "'", "`", "\\", "#", "\n", " ", ".", "_",
        "0", "9", "5m", "1e", "0x", "by", "on", "offset", "bool", "sum", "rate", "start", "inf", "é", "😀", "\ud83d", "\0", "\\u12", "\\xff",
    ];

    [Fact]
    public void Twenty_thousand_mutations_are_read_without_exception()
    {
        var random = new Random(20_240_611);
        IReadOnlyList<string> seeds = [.. Seeds, .. Repository.Rules is null ? [] : SharedData.Rules.Select(r => r.Expr)];
        for (int i = 0; i < 20_000; i++)
        {
            string text = Mutate(seeds[i % 2 == 0 ? random.Next(Seeds.Length) : random.Next(seeds.Count)], random);
            ParseResult result = PromQLParser.Parse(text);
            AssertPlaces(text, result.Errors);
            AssertPlaces(text, PromQLParser.ParseMatchers(text).Errors);
            Assert.False(result.Root is null && result.Succeeded, text);
            if (result.Succeeded)
            {
                string printed = result.Root!.ToString();
                Assert.True(result.Root.Equals(PromQLParser.Parse(printed).Root), $"{text}\nprints as\n{printed}\nwhich reads back as {PromQLParser.Parse(printed)}");
                Assert.Equal(result.Root, PromQLParser.Parse(result.Root.ToPrettyString()).Root);
            }
        }
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("abs(", ")")]
    [InlineData("sum by (a) (", ")")]
    [InlineData("2 ^ ", "")]
    [InlineData("a + (", ")")]
    [InlineData("x[", "")]
    [InlineData("x[(", ")]")]
    [InlineData("x[-", "]")]
    [InlineData("x[1m ^ ", "]")]
    [InlineData("x[min_of(1m, ", ")]")]
    public void Deep_nesting_is_an_error(string open, string close)
    {
        const int Depth = 20_000;
        string prefix = open.StartsWith("x[", StringComparison.Ordinal) && open.Length > 2 ? "x[" : "";
        string repeated = open[prefix.Length..];
        string text = prefix + string.Concat(Enumerable.Repeat(repeated, Depth)) + "1m" + string.Concat(Enumerable.Repeat(close, Depth));
        ParseResult result = OnSmallStack(() => PromQLParser.Parse(text));
        Assert.NotNull(result.Root);
        Assert.Single(result.Errors);
    }

    [Theory]
    [InlineData("a", " + a")]
    [InlineData("x", "[5m:]")]
    [InlineData("x[1m", " + 1m")]
    public void Long_chains_are_an_error_past_the_limit_and_everything_works_below_it(string head, string link)
    {
        Assert.Contains("nested too deeply", OnSmallStack(() => PromQLParser.Parse(Chain(2_000))).Errors[0].Message, StringComparison.Ordinal);
        if (link == " + a")
        {
            // Printing, comparing, hashing, pretty-printing and rewriting recurse as well.
            Assert.True(OnSmallStack(() =>
            {
                Expr root = PromQLParser.Parse(Chain(490)).Root!;
                string printed = new Identity().Rewrite(root).ToString();
                return root.Equals(PromQLParser.Parse(printed).Root) && root.GetHashCode() != 0 && root.ToPrettyString().Length > 0;
            }, kilobytes: 512));
        }

        string Chain(int links) => head + string.Concat(Enumerable.Repeat(link, links)) + (head.Contains('[') ? "]" : "");
    }

    [Fact]
    public void The_deepest_tree_works_on_a_small_stack()
    {
        string text = string.Concat(Enumerable.Repeat("abs(-(", 31)) + "x" + string.Concat(Enumerable.Repeat("))", 31));
        Assert.True(OnSmallStack(() =>
        {
            Expr root = PromQLParser.Parse(text).Root!;
            return root.Equals(PromQLParser.Parse(root.ToPrettyString()).Root);
        }));
    }

    private static string Mutate(string text, Random random) => Mutation.Of(text, random, Pieces, most: 3, (t, at, _, r) => t[..at] + t[r.Next(t.Length + 1)..]);

    private static void AssertPlaces(string text, IReadOnlyList<PromQLError> errors)
    {
        foreach (PromQLError error in errors)
        {
            Assert.True(error.Start >= 0 && error.Start <= error.End && error.End <= text.Length, $"{text}: {error}");
            Assert.NotEqual("", error.Message);
        }
    }

    private static T OnSmallStack<T>(Func<T> action, int kilobytes = 256)
    {
        T result = default!;
        var thread = new Thread(() => result = action(), maxStackSize: kilobytes * 1024);
        thread.Start();
        thread.Join();
        return result;
    }

    private sealed class Identity : PromQLRewriter;
}
