using YamlDotNet.RepresentationModel;

namespace MetricsKit.EndToEnd.Tests.Rules;

/// <summary>The comparison that other tests trust finds what differs.</summary>
public sealed class DifferencesTests
{
    private const string Rule = """
        groups:
          - name: g
            rules:
              - alert: A
                expr: |-
                  rate(x[5m]) > 0.05
                for: 5m
                labels: { severity: critical }
        """;

    [Fact]
    public void Layout_of_expressions_does_not_count() => Assert.Empty(Between("rate(x[5m]) > 0.05", "rate( x[5m] )  >   5e-2"));

    [Theory]
    [InlineData("0.05", "0.06", "/groups/0/rules/0/expr is 'rate(x[5m]) > 0.06' instead of 'rate(x[5m]) > 0.05'")]
    [InlineData("[5m]", "[4m]", "/groups/0/rules/0/expr is 'rate(x[4m]) > 0.05' instead of 'rate(x[5m]) > 0.05'")]
    [InlineData("for: 5m", "for: 4m", "/groups/0/rules/0/for is '4m' instead of '5m'")]
    [InlineData("severity: critical", "severity: warning", "/groups/0/rules/0/labels/severity is 'warning' instead of 'critical'")]
    [InlineData("for: 5m", "keep_firing_for: 5m", "/groups/0/rules/0/for is missing", "/groups/0/rules/0/keep_firing_for is not expected")]
    public void A_changed_value_is_named(string from, string to, params string[] differences) => Assert.Equal(differences, Between(from, to));

    [Fact]
    public void A_missing_rule_is_named() => Assert.Equal(
        ["/groups/0/rules has 0 elements instead of 1"],
        Differences.Between(Parse(Rule), Parse("groups: [{ name: g, rules: [] }]")));

    [Fact]
    public void Scaling_there_and_back_changes_nothing()
    {
        YamlNode faster = RuleFile.Scale(Parse(Rule), new DurationScale(1, 60));
        Assert.Equal(
            ["/groups/0/rules/0/expr is 'rate(x[5s]) > 0.05' instead of 'rate(x[5m]) > 0.05'", "/groups/0/rules/0/for is '5s' instead of '5m'"],
            Differences.Between(Parse(Rule), faster));
        Assert.Empty(Differences.Between(Parse(Rule), RuleFile.Scale(faster, new DurationScale(60, 1))));
    }

    private static IReadOnlyList<string> Between(string from, string to) =>
        Differences.Between(Parse(Rule), Parse(Rule.Replace(from, to, StringComparison.Ordinal)));

    private static YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Single().RootNode;
    }
}
