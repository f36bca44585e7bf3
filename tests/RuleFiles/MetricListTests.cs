using System.Diagnostics;
using System.Text;
using MetricsKit.PromQL.Checks;
using Xunit.Abstractions;

namespace MetricsKit.RuleFiles.Tests;

public sealed class MetricListTests(ITestOutputHelper output)
{
    private const string Scrape = """
        # HELP http_requests_total Requests.
        # TYPE http_requests_total counter
        http_requests_total{method="post",code="200"} 1027 1395066363000
        http_requests_total{method="post",code="400",reason="a \"b\" } , c"} 3
        # A comment
        # TYPE go_goroutines gauge
        go_goroutines 12
        # TYPE lat_seconds histogram
        lat_seconds_bucket{path="/",le="0.1"} 1
        lat_seconds_bucket{path="/",le="0.05"} 1
        lat_seconds_bucket{path="/",le="+Inf"} 2
        lat_seconds_sum{path="/"} 1.5e-1
        lat_seconds_count{path="/"} 2
        # TYPE rpc_seconds summary
        rpc_seconds{quantile="0.5"} NaN
        rpc_seconds_sum 1
        rpc_seconds_count 2
        something_weird{problem="division by zero"} +Inf -3982045
        never_seen_total_no_type 5
        old_bucket{le="1"} 1
        old_bucket{le="+Inf"} 1
        old_count 1
        old_sum 1
        # TYPE idle counter
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_saved_scrape_gives_families_with_their_labels(string newline)
    {
        MetricList list = MetricListReader.Read(Scrape.ReplaceLineEndings(newline));
        Assert.Empty(list.Problems);
        Assert.Equal(
            [
                "http_requests_total Counter method,code,reason? []",
                "go_goroutines Gauge  []",
                "lat_seconds Histogram path [0.05 0.1]",
                "rpc_seconds Summary  []",
                "something_weird Unknown problem []",
                "never_seen_total_no_type Unknown  []",
                "old Histogram  [1]",
                "idle Counter - []",
            ],
            list.Families.Select(Describe));
        Assert.All(list.Families.SelectMany(f => f.Labels ?? []), l => Assert.Null(l.Values));
    }

    [Fact]
    public void OpenMetrics_names_its_series_as_Prometheus_stores_them()
    {
        MetricList list = MetricListReader.Read("""
            # TYPE orders counter
            # UNIT orders orders
            orders_total{kind="a"} 5.0 1520879607.789 # {trace_id="x"} 1.0 1.0
            orders_created{kind="a"} 1520872607.123
            # TYPE build info
            build_info{version="1"} 1
            # TYPE {"a.b"} gauge
            {"http.server.duration",path="/"} 5
            # EOF
            """.Replace("# TYPE {\"a.b\"} gauge", "# TYPE \"http.server.duration\" gauge"));
        Assert.Empty(list.Problems);
        Assert.Equal(["orders_total Counter kind []", "orders_created Gauge kind []", "build_info Gauge version []", "http.server.duration Gauge path []"], list.Families.Select(Describe));
    }

    [Fact]
    public void A_list_names_one_metric_a_line()
    {
        MetricList list = MetricListReader.Read("""
            # what the billing team exposes
            billing_invoices_total counter   # monthly
            billing_queue_length
              billing_jobs{queue, state} gauge
            billing_none{}
            legacy_*
            other_seconds histogram
            """);
        Assert.Empty(list.Problems);
        Assert.Equal(["legacy_"], list.Prefixes);
        Assert.Equal(
            ["billing_invoices_total Counter - []", "billing_queue_length Unknown - []", "billing_jobs Gauge queue,state []", "billing_none Unknown  []", "other_seconds Histogram - []"],
            list.Families.Select(Describe));
    }

    [Theory]
    [InlineData("ok\n[|9lives|]\nfine", "begins with the name")]
    [InlineData("[|-|] item", "begins with the name")]
    [InlineData("ok [|guage|]\nfine", "did you mean 'gauge'?")]
    [InlineData("ok [|words|] follow\nfine", "neither a value nor a type")]
    [InlineData("a[|{b=\"c\"|]\nfine", "'{' is not closed")]
    [InlineData("a{b=[|\"c} 5|]\nfine", "quotes are not closed")]
    [InlineData("a{b=[|c|]} 5", "in double quotes")]
    [InlineData("a{[|9|]=\"c\"} 5", "no name of a label")]
    [InlineData("a{b=\"c\"[|;|]} 5", "must follow a label")]
    [InlineData("a{[|b|]} 5", "has no value")]
    [InlineData("[|a{b=\"c\"}|]", "the sample has no value")]
    [InlineData("a 5 [|soon|]", "time of a sample")]
    [InlineData("a 5 6 [|7|]", "at most")]
    [InlineData("a counter [|b|]", "nothing but a comment")]
    [InlineData("a_[|* b|]", "nothing follows it")]
    [InlineData("# TYPE a [|counters|]", "did you mean 'counter'?")]
    [InlineData("# TYPE [|a|]", "names a metric and its type")]
    [InlineData("[|{}|] 5", "no name")]
    public void A_line_that_cannot_be_read_is_told_and_the_rest_is_read(string marked, string message)
    {
        string text = marked.Replace("[|", "").Replace("|]", "");
        MetricList list = MetricListReader.Read(text);
        FileProblem problem = Assert.Single(list.Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        Assert.Equal($"'{text[start..end]}' at {start}", $"'{text[problem.Span.Start..problem.Span.End]}' at {problem.Span.Start}");
        Assert.Equal(text.Contains("fine", StringComparison.Ordinal), list.Families.Any(f => f.Name == "fine"));
    }

    [Fact]
    public void A_megabyte_is_read_in_no_time()
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < 1_000_000; i++)
        {
            if (i % 40 == 0)
            {
                text.Append("# HELP m").Append(i / 40).Append("_total Help.\n# TYPE m").Append(i / 40).Append("_total counter\n");
            }

            text.Append('m').Append(i / 40).Append("_total{job=\"x\",instance=\"10.0.0.").Append(i % 250).Append(":9090\",path=\"/a/b/").Append(i).Append("\"} ").Append(i * 17).Append(".5\n");
        }

        string scrape = text.ToString();
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Empty(MetricListReader.Read(scrape).Problems);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        output.WriteLine($"{best.TotalMilliseconds:F1} ms");
        Assert.True(best < TimeSpan.FromSeconds(1), $"{best}");
    }

    [Fact]
    public void Ten_thousand_mutations_are_read_without_exception()
    {
        var random = new Random(3);
        string[] pieces = ["{", "}", "\"", "\\", "#", " ", "\n", "=", ",", "*", "# TYPE ", "counter", "5", "é", "\0", "\uFEFF", "\r"];
        for (int i = 0; i < 10_000; i++)
        {
            string text = Scrape;
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(text.Length);
                text = random.Next(2) == 0 ? text.Insert(at, pieces[random.Next(pieces.Length)]) : text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
            }

            MetricList list = MetricListReader.Read(text);
            Assert.All(list.Problems, p => Assert.True(p.Span.Start >= 0 && p.Span.Start <= p.Span.End && p.Span.End <= text.Length, $"{p}"));
            _ = new MetricCatalog(list.Families);
        }
    }

    private static string Describe(MetricFamily family) => FormattableString.Invariant(
        $"{family.Name} {family.Type} {(family.Labels is null ? "-" : string.Join(",", family.Labels.Select(l => l.Name + (l.Optional ? "?" : ""))))} [{string.Join(" ", family.Buckets.Select(b => FormattableString.Invariant($"{b}")))}]");
}
