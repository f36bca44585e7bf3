using MetricsKit.PromQL.Agreement;
using MetricsKit.Tests;
using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests.Agreement;

/// <summary>The parser against promtool 2.42. METRICSKIT_AGREEMENT=50000 in the environment compares as many of each kind instead of 5,000.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const double PlacesThatAgree = 0.95;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("METRICSKIT_AGREEMENT"), out int count) ? count : 5_000;

    [FactNeeds(Needs.Promtool)]
    public async Task Verdicts_on_generated_expressions_are_promtools_own()
    {
        var random = new Random(1);
        var careful = new ExpressionGenerator(random, 0.004);
        var careless = new ExpressionGenerator(random, 0.03);
        Comparison comparison = await Comparison.OfAsync(Needs.Find(Needs.Promtool)!, Enumerable.Range(0, Count).Select(i => (i % 2 == 0 ? careful : careless).Next()));
        AssertAgreement(comparison);
        AssertFinePlaces(comparison);
        await AssertPrintingAsync(comparison);
    }

    [FactNeeds(Needs.Promtool, Needs.Rules)]
    public async Task Verdicts_on_mutations_of_real_rules_are_promtools_own()
    {
        var random = new Random(2);
        var mutator = new ExpressionMutator(random);
        Comparison comparison = await Comparison.OfAsync(
            Needs.Find(Needs.Promtool)!, Enumerable.Range(0, Count).Select(_ => mutator.Mutate(SharedData.Rules[random.Next(SharedData.Rules.Count)].Expr)));
        AssertAgreement(comparison);
        Assert.InRange(Share(comparison, comparison.Covers), PlacesThatAgree, 1);
        await AssertPrintingAsync(comparison);
    }

    [FactNeeds(Needs.Promtool, Needs.Rules)]
    public async Task Places_of_errors_in_real_rules_are_promtools_own()
    {
        Comparison comparison = await Comparison.OfAsync(Needs.Find(Needs.Promtool)!, SharedData.Rules.Select(r => r.Expr));
        AssertAgreement(comparison);
        Assert.All(comparison.Located, i => Assert.True(comparison.Covers(i), comparison.Describe(i)));
    }

    private void AssertAgreement(Comparison comparison)
    {
        output.WriteLine($"{comparison.Texts.Count} expressions, {comparison.Located.Count()} refused, of which {Share(comparison, comparison.Covers):P2} in our span, {Share(comparison, comparison.StartsThere):P2} at its start");
        Assert.True(!comparison.Disagreements.Any(), string.Join("\n\n", comparison.Disagreements.Take(10).Select(comparison.Describe)));
    }

    // Generated mistakes are often ones that we place more finely: inside the string or the matcher at which promtool points.
    private static void AssertFinePlaces(Comparison comparison) =>
        Assert.InRange(Share(comparison, i => comparison.Covers(i) || comparison.IsFiner(i)), PlacesThatAgree, 1);

    private static async Task AssertPrintingAsync(Comparison comparison)
    {
        List<Expr> accepted = [.. comparison.Ours.Where(o => o.Succeeded).Select(o => o.Root!)];
        Assert.InRange(accepted.Count, comparison.Texts.Count / 10, comparison.Texts.Count);
        foreach (Expr root in accepted)
        {
            Assert.Equal(root, PromQLParser.Parse(root.ToString()).Root);
            Assert.Equal(root, PromQLParser.Parse(root.ToPrettyString()).Root);
            Assert.Equal(root, PromQLParser.Parse(root.ToRuleString()).Root);
        }

        string[] printed = [.. accepted.SelectMany(r => new[] { r.ToString(), r.ToPrettyString() })];
        Refusal?[] verdicts = await PromtoolVerdicts.OfAsync(Needs.Find(Needs.Promtool)!, printed);
        Assert.All(verdicts.Zip(printed), v => Assert.True(v.First is null, $"{v.Second}: {v.First?.Message}"));
    }

    private static double Share(Comparison comparison, Func<int, bool> agrees)
    {
        int[] located = [.. comparison.Located];
        return located.Count(agrees) / (double)located.Length;
    }
}
