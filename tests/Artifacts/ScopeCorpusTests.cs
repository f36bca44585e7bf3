using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using MetricsKit.PromQL;
using Xunit.Abstractions;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Scope on the expressions of published rules, as if the service declared every second metric that they read.</summary>
public sealed class ScopeCorpusTests(ITestOutputHelper output)
{
    private static readonly LabelMatcher Job = new("job", MatchOperator.Equal, "myshop-api"), Namespace = new("namespace", MatchOperator.Equal, "prod");

    [FactNeeds(Needs.Rules, Needs.Promtool)]
    public void Scoped_expressions_differ_in_nothing_but_the_two_matchers_and_promtool_takes_them()
    {
        string[] exprs = [.. Accepted().Distinct(StringComparer.Ordinal)];
        string[] names = [.. exprs.SelectMany(Selectors).Select(s => s.MetricName).OfType<string>().Where(Names.IsLabelName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        HashSet<string> declared = [.. names.Where((_, i) => i % 2 == 0)];
        MonitoringManifest own = Manifest(
            service: ShopService,
            metrics: [.. declared.Select(n => Metric(n, MetricKind.Gauge))],
            alerts: [.. exprs.Select((e, i) => Alert("A" + i, new ExpressionCondition(e, null, null)))])
            .With([.. exprs.Select((e, i) => Recording("r:" + i, e))]);
        string yaml = Write(own, "prod").File("prometheusrule.yaml");
        IReadOnlyDictionary<string, JsonNode> rules = Written.Rules(yaml);

        int scoped = 0;
        for (int i = 0; i < exprs.Length; i++)
        {
            Expr before = PromQLParser.Parse(exprs[i]).Root!;
            foreach (string rule in new[] { "A" + i, "r:" + i })
            {
                Expr after = PromQLParser.Parse((string)rules[rule]["expr"]!).Root!;
                Assert.Equal(before, new Stripped(declared).Rewrite(after));
                foreach ((VectorSelector old, VectorSelector now) in Selectors(before).Zip(Selectors(after)))
                {
                    bool ours = old.MetricName is { } name && declared.Contains(name);
                    scoped += ours ? 1 : 0;
                    Assert.Equal(ours && !old.Matchers.Any(m => m.Name == "job"), now.Matchers.Contains(Job));
                    Assert.Equal(ours && !old.Matchers.Any(m => m.Name == "namespace"), now.Matchers.Contains(Namespace));
                }
            }
        }

        output.WriteLine($"{exprs.Length} expressions, {names.Length} metrics of which {declared.Count} declared, {scoped} selectors of those");
        Assert.True(exprs.Length > 1000 && scoped > 1000);
        using var folder = new Folder();
        Tool.RunToEnd("promtool", "check", "rules", folder.Write("rules.yml", Written.RuleFile(yaml)));
    }

    private static IEnumerable<string> Accepted() =>
        from rule in JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Rules!, "rules.json")))!.AsArray()
        where (string?)rule["promtool242"] == "ok"
        let expr = (string)rule["expr"]!
        where PromQLParser.Parse(expr).Root is { Type: PromType.InstantVector or PromType.Scalar }
        select expr;

    private static IEnumerable<VectorSelector> Selectors(string expr) => Selectors(PromQLParser.Parse(expr).Root!);

    private static IEnumerable<VectorSelector> Selectors(Expr expr) => expr.DescendantsAndSelf().OfType<VectorSelector>();

    private sealed class Stripped(HashSet<string> declared) : PromQLRewriter
    {
        public override PromQLNode VisitVectorSelector(VectorSelector node) => node.MetricName is { } name && declared.Contains(name)
            ? node with { Matchers = new NodeList<LabelMatcher>(node.Matchers.Where(m => !m.Equals(Job) && !m.Equals(Namespace))) }
            : node;
    }
}
