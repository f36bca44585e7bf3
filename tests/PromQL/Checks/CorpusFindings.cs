using System.Globalization;
using MetricsKit.PromQL.Checks;
using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>What the checks say of real rules; docs/promql-findings.md has the verdicts of somebody who read them.</summary>
public sealed class CorpusFindings(ITestOutputHelper output)
{
    private const int SampleSize = 100;

    /// <summary>Kinds that one glance at a text decides; a few of them are enough.</summary>
    private static readonly FindingKind[] Plain = [FindingKind.NotHumanized, FindingKind.RedundantFor, FindingKind.RecordingName, FindingKind.BeyondRetention];
    private const int MostOfPlain = 5;

    private static readonly CheckOptions Options = new() { TargetVersion = new Version(2, 42) };

    [FactNeeds(Needs.Rules)]
    public void Rules_are_checked_against_any_catalogue_without_an_exception()
    {
        MetricLabel[] closed = [new("status") { Values = ["ok", "failed"] }, new("job2") { Optional = true }];
        Func<MetricFamily, MetricFamily>?[] catalogs =
        [
            null,
            f => f with { Labels = closed, Buckets = [0.1, 1, 10] },
            f => f with { Labels = [], Type = f.Type == MetricType.Histogram ? f.Type : MetricType.Gauge },
            f => f with { Labels = [], Type = MetricType.Summary },
        ];
        foreach (Func<MetricFamily, MetricFamily>? change in catalogs)
        {
            foreach ((CorpusRule rule, Finding finding) in Findings(change))
            {
                string text = Text(rule.Rule, finding);
                Assert.InRange(finding.Start, 0, text.Length);
                Assert.InRange(finding.End, finding.Start, text.Length);
                Assert.All(finding.Suggestion?.Edits ?? [], e => Assert.True(e.Start >= 0 && e.End >= e.Start && e.End <= text.Length, finding.ToString()));
                if (finding.Part == RulePart.Expr && finding.Suggestion is { Edits.Count: > 0 } suggestion)
                {
                    string changed = suggestion.Edits.Reverse().Aggregate(text, (t, e) => t[..e.Start] + e.NewText + t[e.End..]);
                    Assert.Empty(PromQLParser.Parse(changed).Errors);
                }
            }
        }

        Assert.All(Corpus.Instance.Rules, r => RuleChecker.Check(r.Rule, MetricCatalog.Empty, Options));
    }

    [FactNeeds(Needs.Rules)]
    public void No_real_name_is_taken_for_a_slip_of_another()
    {
        List<string> wrong = [];
        foreach (MetricFamily family in Corpus.Instance.Families)
        {
            var others = new MetricCatalog(Corpus.Instance.Families.Where(f => f.Name != family.Name).Select(f => f with { Type = MetricType.Unknown }));
            wrong.AddRange(RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", $"{{__name__='{family.Name}'}} > 1"), others)
                .Where(f => f.Kind == FindingKind.UnknownMetric).Select(f => f.Message));
        }

        output.WriteLine($"{wrong.Count} of {Corpus.Instance.Families.Count}");
        Assert.Empty(wrong);
    }

    [FactNeeds(Needs.Rules)]
    public void Knowing_the_labels_of_exporters_adds_the_one_mistake_that_is_there()
    {
        HashSet<string> before = [.. Findings(null).Select(Describe)];
        Assert.Equal(
            ["HostNetworkBondDegraded: TemplateLabel at 'device'"],
            Findings(KnownExporters.WithLabels).Select(Describe).Where(f => !before.Contains(f)));

        static string Describe((CorpusRule Rule, Finding Finding) found) => $"{found.Rule.Rule.Name}: {found.Finding.Kind} at '{Text(found.Rule.Rule, found.Finding)[found.Finding.Start..found.Finding.End]}'";
    }

    [FactNeeds(Needs.Rules)]
    public void The_sample_of_the_document_is_the_one_that_the_rules_give()
    {
        List<(CorpusRule Rule, Finding Finding)> all = Findings(KnownExporters.WithLabels);
        List<(CorpusRule Rule, Finding Finding)> sample = Sample(all);
        output.WriteLine(string.Join("\n", all.GroupBy(f => f.Finding.Kind).OrderBy(g => g.Key).Select(g => $"| {g.Key} | {g.Count()} | {sample.Count(s => s.Finding.Kind == g.Key)} |")));
        output.WriteLine(string.Join("\n", sample.Select((s, i) => Row(i, s.Rule, s.Finding))));
        Assert.Equal(SampleSize, sample.Count);

        string[] document = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "promql-findings.md"));
        Assert.All(all.GroupBy(f => f.Finding.Kind), g => Assert.Contains(document, l => l.StartsWith($"| {g.Key} | {g.Count()} |", StringComparison.Ordinal)));
        Assert.All(sample.Select((s, i) => Row(i, s.Rule, s.Finding)), row => Assert.Contains(document, l => l.StartsWith(row, StringComparison.Ordinal)));
    }

    private static List<(CorpusRule Rule, Finding Finding)> Findings(Func<MetricFamily, MetricFamily>? change)
    {
        IReadOnlyDictionary<string, MetricCatalog> catalogs = Corpus.Instance.Catalogs(change);
        return [.. Corpus.Instance.Rules.SelectMany(r => RuleChecker.Check(r.Rule, catalogs[r.Project], Options).Select(f => (r, f)))];
    }

    /// <summary>One of each kind in turn, in an order that the texts decide; of findings that say the same of one rule, one.</summary>
    private static List<(CorpusRule Rule, Finding Finding)> Sample(List<(CorpusRule Rule, Finding Finding)> all)
    {
        List<Queue<(CorpusRule, Finding)>> kinds = [.. all
            .GroupBy(f => (f.Finding.Kind, f.Rule.Project, f.Rule.Rule.Name, f.Finding.Message))
            .Select(g => g.First())
            .GroupBy(f => f.Finding.Kind)
            .OrderBy(g => g.Key)
            .Select(g => new Queue<(CorpusRule, Finding)>(g
                .OrderBy(f => Hash($"{f.Rule.Source} {f.Rule.Rule.Name} {f.Finding.Message} {f.Finding.Start}")).ThenBy(f => f.Rule.Index)
                .Take(Plain.Contains(g.Key) ? MostOfPlain : SampleSize)))];
        List<(CorpusRule, Finding)> sample = [];
        while (sample.Count < SampleSize && kinds.Exists(k => k.Count > 0))
        {
            foreach (Queue<(CorpusRule, Finding)> kind in kinds.Where(k => k.Count > 0))
            {
                if (sample.Count < SampleSize)
                {
                    sample.Add(kind.Dequeue());
                }
            }
        }

        return [.. sample.OrderBy(s => s.Item2.Kind).ThenBy(s => s.Item1.Index).ThenBy(s => s.Item2.Start)];
    }

    /// <summary>The document's row up to the verdict.</summary>
    private static string Row(int index, CorpusRule rule, Finding finding)
    {
        string text = Text(rule.Rule, finding);
        string fragment = text[finding.Start..finding.End].ReplaceLineEndings(" ");
        fragment = string.Join(' ', fragment.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        fragment = fragment.Length <= 70 ? fragment : fragment[..67] + "...";
        string project = rule.Project[(rule.Project.IndexOf('/', StringComparison.Ordinal) + 1)..];
        if (finding.Part != RulePart.Expr)
        {
            // What the text is held against decides.
            string expr = string.Join(' ', rule.Rule.Expr.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
            fragment = $"{fragment} of {(expr.Length <= 60 ? expr : expr[..57] + "...")}";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {index + 1} | {finding.Kind} | {project}: {rule.Rule.Name} | `` {fragment.Replace("|", "\\|")} `` | {finding.Message.ReplaceLineEndings(" ").Replace("|", "\\|")} |");
    }

    private static string Text(RuleText rule, Finding finding) => finding.Part switch
    {
        RulePart.Name => rule.Name,
        RulePart.For => rule.For!,
        RulePart.KeepFiringFor => rule.KeepFiringFor!,
        RulePart.Label => rule.Labels[finding.Index].Text,
        RulePart.Annotation => rule.Annotations[finding.Index].Text,
        _ => rule.Expr,
    };

    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return hash;
    }
}
