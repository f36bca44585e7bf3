using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Rules;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.PromQL;
using YamlDotNet.RepresentationModel;

namespace MetricsKit.EndToEnd.Tests;

/// <summary>Prometheus runs the rules of samples/MyShop/deploy: sixty times faster, and otherwise to the letter.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LoadedRulesTests(Cluster cluster)
{
    private static readonly DurationScale Slower = new(Cluster.Speed, 1);

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public void Nothing_but_durations_differs_from_the_deployed_rules()
    {
        YamlNode slowed = RuleFile.Scale(RuleFile.Read(cluster.LoadedRules), Slower);
        Assert.Empty(Differences.Between(RuleFile.ReadSpec(Cluster.DeployedRules), slowed));
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public void Every_duration_is_a_sixtieth()
    {
        IReadOnlyList<long> deployed = Durations(RuleFile.ReadSpec(Cluster.DeployedRules));
        IReadOnlyList<long> loaded = Durations(RuleFile.Read(cluster.LoadedRules));
        Assert.NotEmpty(deployed);
        Assert.Equal(deployed, loaded.Select(milliseconds => milliseconds * Cluster.Speed));
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Prometheus_loads_every_rule_as_written()
    {
        YamlMappingNode[] expected = RuleFile.Rules(RuleFile.Read(cluster.LoadedRules)).ToArray();
        IReadOnlyList<JsonNode> actual = await cluster.Prometheus.RulesAsync();
        Assert.Equal(expected.Select(rule => rule.Text("alert")), actual.Select(rule => (string?)rule["name"]));
        Assert.All(expected.Zip(actual), pair =>
        {
            Assert.Equal(DurationScale.Read(pair.First.Text("expr")!), DurationScale.Read((string)pair.Second["query"]!));
            Assert.Equal(PromDuration.Parse(pair.First.Text("for")!).TotalSeconds, pair.Second["duration"]!.GetValue<double>());
            Assert.Equal(pair.First.Texts("labels"), Texts(pair.Second["labels"]));
            Assert.Equal(pair.First.Texts("annotations"), Texts(pair.Second["annotations"]));
        });
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Prometheus_evaluates_every_rule_without_an_error()
    {
        await cluster.IncidentAsync();
        IReadOnlyList<JsonNode> rules = await cluster.Prometheus.RulesAsync();
        Assert.NotEmpty(rules);
        Assert.All(rules, rule => Assert.True((string?)rule["health"] == "ok", rule.ToJsonString()));
    }

    private static List<long> Durations(YamlMappingNode spec)
    {
        var fields =
            from mapping in spec.AllNodes.OfType<YamlMappingNode>()
            from field in new[] { "for", "interval" }
            let text = mapping.Text(field)
            where text is not null
            select PromDuration.Parse(text).TotalMilliseconds;
        var literals =
            from rule in RuleFile.Rules(spec)
            from literal in DurationScale.Read(rule.Text("expr")!).DescendantsAndSelf().OfType<DurationLiteral>()
            select literal.Value.TotalMilliseconds;
        return [.. fields, .. literals];
    }

    private static SortedDictionary<string, string> Texts(JsonNode? labels) =>
        new(((JsonObject)labels!).ToDictionary(label => label.Key, label => (string)label.Value!), StringComparer.Ordinal);
}
