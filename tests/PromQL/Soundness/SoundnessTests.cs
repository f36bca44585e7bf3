using System.Globalization;
using MetricsKit.PromQL.Agreement;
using MetricsKit.PromQL.Checks;
using MetricsKit.Tests;
using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>
/// What the label analysis and the checks say of random expressions, held against what Prometheus 2.42 gives for them over random
/// series that the catalogue allows. METRICSKIT_AGREEMENT=50000 in the environment takes as many expressions instead
/// of 3,000, METRICSKIT_SEED=5 others.
/// </summary>
public sealed class SoundnessTests(ITestOutputHelper output)
{
    private const int PerMarket = 500;
    private const int Shown = 200;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("METRICSKIT_AGREEMENT"), out int count) ? count : 3_000;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("METRICSKIT_SEED"), out int seed) ? seed : 3;

    private static readonly CheckOptions Options = new() { TargetVersion = new Version(2, 42) };

    [FactNeeds(Needs.Promtool)]
    public async Task Labels_and_findings_hold_of_what_Prometheus_gives()
    {
        var random = new Random(Seed);
        var samples = new SampleGenerator(random);
        var queries = new QueryGenerator(random);
        var tally = new Tally();
        HashSet<string> suggested = new(StringComparer.Ordinal);
        for (int done = 0; done < Count; done += PerMarket)
        {
            IReadOnlyCollection<InputSeries> series = samples.Next();
            List<Query> some = [.. Enumerable.Range(0, PerMarket).Select(_ => new Query(queries.Next()))];
            IReadOnlyDictionary<string, IReadOnlyList<ResultSample>?> results =
                await PromtoolResults.OfAsync(Needs.Find(Needs.Promtool)!, series, [.. some.SelectMany(q => q.Evaluated).Select(e => e.ToString()).Distinct()]);
            foreach (Query query in some)
            {
                query.Judge(e => results[e.ToString()], tally);
                suggested.UnionWith(query.Suggested);
            }
        }

        output.WriteLine(tally.ToString());
        output.WriteLine($"{suggested.Count} suggestions");
        Assert.True(tally.Violations.Count == 0, $"{tally.Violations.Count} in all\n" + string.Join("\n\n", tally.Violations.Take(Shown)));
        IReadOnlyList<string> refused = await Promtool.RefusedAsync(suggested);
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    /// <summary>An expression, and all that is said of it.</summary>
    private sealed class Query
    {
        private readonly string _text;
        private readonly Expr _root;
        private readonly LabelAnalysis _labels;
        private readonly IReadOnlyList<Finding> _findings;

        public Query(string text)
        {
            _text = text;
            ParseResult parsed = PromQLParser.Parse(text);
            Assert.True(parsed.Succeeded, text);
            _root = parsed.Root!;
            _labels = LabelAnalysis.Of(_root, Market.Catalog);
            _findings = [.. RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", text), Market.Catalog, Options).Where(f => f.Part == RulePart.Expr)];
        }

        /// <summary>Its parts, and what else tells whether the findings hold.</summary>
        public IEnumerable<Expr> Evaluated => Parts.Concat(_findings.SelectMany(f => Claims.Needed(_root, _text, f)));

        public IEnumerable<string> Suggested => _findings.Where(f => f.Suggestion is { Edits.Count: > 0 }).Select(f => Claims.Apply(_text, f.Suggestion!));

        private IEnumerable<Expr> Parts => _root.DescendantsAndSelf().OfType<Expr>().Where(e => e.Type == PromType.InstantVector);

        public void Judge(Evaluation evaluate, Tally tally)
        {
            foreach (Expr part in Parts)
            {
                tally.Add(evaluate(part));
                foreach (ResultSample sample in Claims.IsMixedUp(part) ? [] : evaluate(part) ?? [])
                {
                    JudgeLabels(part, sample, tally);
                }
            }

            foreach (Finding finding in _findings)
            {
                tally.Add(finding.Kind);
                if (Claims.Refute(_root, _text, finding, evaluate) is { } counterexample)
                {
                    tally.Violations.Add($"{_text}\n  {finding.Kind}: {finding.Message}\n  {counterexample}");
                }
            }

            JudgeValues(evaluate(_root), tally);
        }

        private void JudgeLabels(Expr part, ResultSample sample, Tally tally)
        {
            LabelSet set = _labels[part];
            foreach (string label in sample.Labels.Keys.Concat(set.Named.Select(n => n.Key)).Distinct())
            {
                LabelFact fact = set[label];
                bool isThere = sample.Labels.TryGetValue(label, out string? value);
                bool holds = fact.Status switch
                {
                    LabelStatus.Guaranteed => isThere && (fact.Value is null || fact.Value == value),
                    LabelStatus.Impossible => !isThere,
                    _ => true,
                };
                if (!holds)
                {
                    tally.Violations.Add($"{part}\n  {label} is {fact}{(fact.Value is null ? "" : $" ({fact.Value})")}\n  {sample}");
                }
            }
        }

        /// <summary>Conditions that a value of the result meets must not be said never to hold, nor always where one does not.</summary>
        private void JudgeValues(IReadOnlyList<ResultSample>? results, Tally tally)
        {
            double[] values = [.. (results ?? []).Select(r => r.Value).Distinct()];
            foreach (double value in values.Where(v => !double.IsNaN(v)).Take(4))
            {
                tally.Conditions++;
                foreach (string holds in (string[])["==", ">=", "<="])
                {
                    JudgeCondition($"({_text}) {holds} {Text(value)}", FindingKind.NeverFires, value, tally);
                }

                if (double.IsFinite(value))
                {
                    JudgeCondition($"({_text}) > {Text(Math.BitDecrement(value))}", FindingKind.NeverFires, value, tally);
                    JudgeCondition($"({_text}) < {Text(Math.BitIncrement(value))}", FindingKind.NeverFires, value, tally);
                }

                JudgeCondition($"({_text}) != {Text(value)}", FindingKind.AlwaysFires, value, tally);
            }

            if (values.Any(double.IsNaN))
            {
                JudgeCondition($"({_text}) >= -Inf", FindingKind.AlwaysFires, double.NaN, tally);
                JudgeCondition($"({_text}) >= 0", FindingKind.AlwaysFires, double.NaN, tally);
            }
        }

        private void JudgeCondition(string condition, FindingKind kind, double value, Tally tally)
        {
            Finding? wrong = RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", condition), Market.Catalog, Options)
                .FirstOrDefault(f => (f.Kind == kind || (kind == FindingKind.NeverFires && f.Kind == FindingKind.ThresholdBeyondBuckets)) && f.End > _text.Length + 1 && !_findings.Any(o => o.Kind == kind));
            if (wrong is not null)
            {
                tally.Violations.Add($"{condition}\n  {wrong.Kind}: {wrong.Message}\n  a value is {Text(value)}");
            }
        }

        private static string Text(double value) => double.IsInfinity(value) ? value > 0 ? "Inf" : "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>What was compared.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<FindingKind, int> _findings = [];
        private readonly int[] _parts = new int[3];
        private int _series;

        public List<string> Violations { get; } = [];

        public int Conditions { get; set; }

        public void Add(IReadOnlyList<ResultSample>? results)
        {
            _parts[results is null ? 2 : Math.Min(results.Count, 1)]++;
            _series += results?.Count ?? 0;
        }

        public void Add(FindingKind kind) => _findings[kind] = _findings.GetValueOrDefault(kind) + 1;

        public override string ToString() => $"{_series} series of {_parts[1]} results, {_parts[0]} empty results, {_parts[2]} failures, {Conditions} values, findings: {string.Join(", ", _findings.Select(f => $"{f.Value} {f.Key}"))}";
    }
}
