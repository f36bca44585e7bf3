using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using MetricsKit.PromQL.Agreement;

namespace MetricsKit.PromQL.Bench;

/// <summary>Holds the parser against promtool 2.42 on the corpus, on generated expressions and on mutations.</summary>
internal static partial class AgreementReport
{
    private const int Generated = 50_000, Mutated = 25_000, Examples = 40;

    /// <summary>Prints verdicts and places; false where a verdict differs.</summary>
    public static async Task<bool> PrintAsync(TextWriter output, int seed, bool verbose)
    {
        string promtool = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(p => Path.Combine(p, "promtool")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("promtool is missing: install the Debian package prometheus");
        var random = new Random(seed);
        var careful = new ExpressionGenerator(random, 0.004);
        var careless = new ExpressionGenerator(random, 0.03);
        var mutator = new ExpressionMutator(random);
        List<string> generated = [.. Enumerable.Range(0, Generated).Select(i => (i % 2 == 0 ? careful : careless).Next())];
        List<string> mutated = [.. Enumerable.Range(0, Mutated).Select(i => mutator.Mutate(i % 4 == 0 ? generated[random.Next(generated.Count)] : Corpus.Expressions[random.Next(Corpus.Expressions.Count)]))];
        List<(int All, int Covered, int Exact, int Finer)> totals = [];
        bool agree = await SetAsync(output, promtool, "rules.json", Corpus.Expressions, verbose, totals).ConfigureAwait(false);
        agree &= await SetAsync(output, promtool, "generated", generated, verbose, totals).ConfigureAwait(false);
        agree &= await SetAsync(output, promtool, "mutated", mutated, verbose, totals).ConfigureAwait(false);
        int all = totals.Sum(t => t.All);
        output.WriteLine($"all {all:N0} refused: in our span {Share(totals.Sum(t => t.Covered), all)}, at its start {Share(totals.Sum(t => t.Exact), all)}, finer {Share(totals.Sum(t => t.Finer), all)}");
        return agree;
    }

    private static async Task<bool> SetAsync(TextWriter output, string promtool, string name, IReadOnlyList<string> texts, bool verbose, List<(int All, int Covered, int Exact, int Finer)> totals)
    {
        var clock = Stopwatch.StartNew();
        Comparison comparison = await Comparison.OfAsync(promtool, texts).ConfigureAwait(false);
        List<int> disagreements = [.. comparison.Disagreements];
        List<int> located = [.. comparison.Located];
        int exact = located.Count(comparison.StartsThere);
        int covered = located.Count(comparison.Covers);
        int finer = located.Count(i => !comparison.Covers(i) && comparison.IsFiner(i));
        totals.Add((located.Count, covered, exact, finer));
        string broken = await RoundTripsAsync(promtool, comparison).ConfigureAwait(false);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-11} {comparison.Texts.Count,6:N0} expressions, {comparison.Ours.Count(o => o.Succeeded),6:N0} accepted; verdicts differ: {disagreements.Count} (explained: {comparison.Explained.Count()}); of {located.Count:N0} refused, the place is in our span: {Share(covered, located.Count)}, at its start: {Share(exact, located.Count)}, ours is inside the string or matcher it points at: {Share(finer, located.Count)}; printing: {broken}; {clock.Elapsed.TotalSeconds:0.0} s"));
        foreach (int i in disagreements.Take(Examples))
        {
            output.WriteLine(comparison.Describe(i));
        }

        if (verbose)
        {
            var elsewhere = located.Where(i => !comparison.Covers(i) && !comparison.IsFiner(i)).GroupBy(i => Digits().Replace(comparison.Theirs[i]!.Message, "'…'")).OrderByDescending(g => g.Count());
            foreach (IGrouping<string, int> group in elsewhere.Take(30))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Count()} × {group.Key}"));
                foreach (int i in group.Take(3))
                {
                    output.WriteLine("    " + comparison.Describe(i).Replace("\n", "\n    ", StringComparison.Ordinal));
                }
            }
        }

        return disagreements.Count == 0;
    }

    /// <summary>What is accepted must print as what reads back as the same tree, and promtool must accept that.</summary>
    private static async Task<string> RoundTripsAsync(string promtool, Comparison comparison)
    {
        List<Expr> roots = [.. comparison.Ours.Where(o => o.Succeeded).Select(o => o.Root!)];
        List<string> printed = [.. roots.Select(r => r.ToString())];
        List<Expr> changed = [.. roots.Where((r, i) => !r.Equals(PromQLParser.Parse(printed[i]).Root) || !r.Equals(PromQLParser.Parse(r.ToPrettyString()).Root))];
        Refusal?[] verdicts = await PromtoolVerdicts.OfAsync(promtool, printed).ConfigureAwait(false);
        string[] refused = [.. verdicts.Select((v, i) => v is null ? null : $"{printed[i]}: {v.Message}").OfType<string>()];
        return string.Create(CultureInfo.InvariantCulture, $"{changed.Count} trees differ, {refused.Length} refused")
            + string.Concat(changed.Take(5).Select(r => $"\n  prints and reads back as another: {r}")) + string.Concat(refused.Take(5).Select(r => "\n  " + r));
    }

    private static string Share(int part, int all) =>
        all == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / all:0.00}%");

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"|'.*?'|[0-9]+")]
    private static partial Regex Digits();
}
