using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Bench;

/// <summary>Prints what reading, and checking, real expressions costs.</summary>
internal static partial class CorpusReport
{
    private const double TargetMicroseconds = 5, TargetBytes = 4096, TargetWithChecks = 20;

    /// <summary>Parsing alone.</summary>
    public static void Parsing(TextWriter output)
    {
        IReadOnlyList<string> texts = Corpus.Expressions;
        int sink = 0;
        Cost naive = Cost.Of(texts, t => sink += Tokens().Count(t));
        Cost parse = Cost.Of(texts, t => sink += PromQLParser.Parse(t).Errors.Count);
        Header(output, texts);
        Row(output, "PromQLParser.Parse", parse, TargetMicroseconds, TargetBytes);
        Row(output, "Regex.Count, tokens only", naive, null, null);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"time of parsing over that of cutting tokens by a regular expression: {parse.Total / naive.Total:0.00}"));
        GC.KeepAlive(sink);
    }

    /// <summary>Parsing and every check, against an empty catalogue and one of the corpus' own metrics.</summary>
    public static void Checks(TextWriter output)
    {
        IReadOnlyList<string> texts = Corpus.Expressions;
        Header(output, texts);
        foreach ((string name, MetricCatalog catalog) in Catalogs.All(texts))
        {
            int sink = 0;
            Cost cost = Cost.Of(texts, t => sink += RuleChecker.Check(new RuleText(RuleKind.Alerting, "Bench", t), catalog).Count);
            Row(output, "RuleChecker.Check, " + name, cost, TargetWithChecks, null);
        }
    }

    /// <summary>What nobody writes, and a generator or an attacker may.</summary>
    public static void Hard(TextWriter output)
    {
        (string Name, string Text)[] texts =
        [
            ("10,000 nested parentheses", new string('(', 10_000) + "up" + new string(')', 10_000)),
            ("10,000 opened parentheses", new string('(', 10_000)),
            ("1 MB of a sum", string.Join(" + ", Enumerable.Repeat("rate(http_requests_total{job=\"api\"}[5m])", 1_000_000 / 44))),
            ("1 MB of a list of labels", $"sum by ({string.Join(", ", Enumerable.Range(0, 1_000_000 / 9).Select(i => $"l{i:000000}"))}) (up)"),
            ("1 MB of opened braces", new string('{', 1_000_000)),
        ];
        foreach ((string name, string text) in texts)
        {
            long start = Stopwatch.GetTimestamp();
            ParseResult result = PromQLParser.Parse(text);
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-42} {milliseconds,10:0.0} ms  {(result.Succeeded ? "a tree" : result.Errors[0].Message)}  {(milliseconds < 1000 ? "met" : "NOT MET")}"));
        }
    }

    private static void Header(TextWriter output, IReadOnlyList<string> texts)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count:N0} expressions of {texts.Average(t => t.Length):0} characters on average"));
        output.WriteLine($"{"",-42} {"µs median",10} {"µs p95",8} {"bytes median",13} {"bytes p95",10}");
    }

    private static void Row(TextWriter output, string name, Cost cost, double? maxTime, double? maxBytes)
    {
        string verdict = maxTime is null ? "" : cost.Median <= maxTime && cost.Bytes <= (maxBytes ?? double.MaxValue) ? "met" : "NOT MET";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {cost.Median,10:0.00} {cost.Percentile95,8:0.00} {cost.Bytes,13:N0} {cost.Bytes95,10:N0}  {verdict}"));
    }

    /// <summary>What a tool without a parser does.</summary>
    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|`[^`]*`|[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9][0-9a-zA-Z.]*|[=!<>]=|=~|!~|[^\s]")]
    private static partial Regex Tokens();
}
