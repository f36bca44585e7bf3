using MetricsKit.PromQL.Checks;
using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>What the checks say of real rules.</summary>
public sealed class CorpusFindings(ITestOutputHelper output)
{
    internal static readonly CheckOptions Options = new() { TargetVersion = new Version(2, 42) };

    internal static List<(CorpusRule Rule, Finding Finding)> All(Func<MetricFamily, MetricFamily>? change = null)
    {
        IReadOnlyDictionary<string, MetricCatalog> catalogs = Corpus.Instance.Catalogs(change);
        return [.. Corpus.Instance.Rules.SelectMany(r => RuleChecker.Check(r.Rule, catalogs[r.Project], Options).Select(f => (r, f)))];
    }

    [FactNeeds(Needs.Rules)]
    public void List_all()
    {
        var lines = All().Select(f => $"{f.Finding.Kind}\t{f.Rule.Source}\t{f.Rule.Rule.Name}\t{f.Finding.Part} {f.Finding.Start}..{f.Finding.End}\t{f.Rule.Rule.Expr.Replace("\n", " ")}\t{(f.Finding.Part == RulePart.Expr ? f.Rule.Rule.Expr[f.Finding.Start..f.Finding.End] : f.Finding.Part == RulePart.Label ? f.Rule.Rule.Labels[f.Finding.Index].Text : f.Finding.Part == RulePart.Annotation ? f.Rule.Rule.Annotations[f.Finding.Index].Text : "")}\t{f.Finding.Message}\tfor={f.Rule.Rule.For}").ToList();
        File.WriteAllLines("/tmp/findings.tsv", lines.Select(l => l.Replace("\n", " ")));
        output.WriteLine(lines.Count.ToString());
    }
}
