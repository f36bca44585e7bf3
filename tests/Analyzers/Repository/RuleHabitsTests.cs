using System.Text.RegularExpressions;
using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Repository;

/// <summary>What every rule must have besides its analyzer.</summary>
public sealed partial class RuleHabitsTests
{
    private static readonly string[] Releases = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];

    [Fact]
    public void Ids_are_unique_and_in_the_range_of_their_category()
    {
        var ranges = new Dictionary<char, string>
        {
            ['1'] = "MetricsKit.Declarations",
            ['2'] = "MetricsKit.Names",
            ['3'] = "MetricsKit.Cardinality",
            ['4'] = "MetricsKit.Buckets",
            ['5'] = "MetricsKit.Alerts",
            ['6'] = "MetricsKit.Usage",
            ['7'] = "MetricsKit.Migration",
            ['9'] = "MetricsKit.Configuration",
        };

        Assert.Equal(AllRules.Descriptors.Count, AllRules.Descriptors.Select(r => r.Id).Distinct().Count());
        Assert.All(AllRules.Descriptors, rule => Assert.Equal(ranges[rule.Id[2]], rule.Category));
    }

    [Fact]
    public void Every_rule_has_a_row_in_the_release_notes_with_its_title_and_severity()
    {
        string rows = string.Concat(Releases.Select(file => RepositoryFiles.Read("src", "Declarations", file)));

        Assert.All(AllRules.Descriptors, rule => Assert.Contains(
            $"{rule.Id} | {rule.Category} | {(rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled")} | {rule.Title}", rows, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_and_every_message_of_the_build_has_a_page_and_no_page_is_left_over()
    {
        IEnumerable<string> ids = AllRules.Descriptors.Select(r => r.Id).Concat(AllRules.Build);
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "docs", "rules"), "MK*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path)!);

        Assert.Equal(ids.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Equal(id, RulePage.Read(id).Id));
    }

    [Fact]
    public void The_index_lists_every_page_with_its_title_and_severity()
    {
        string index = RepositoryFiles.Read("docs", "rules", "README.md");
        var expected = AllRules.Descriptors.Select(r => $"| [{r.Id}]({r.Id}.md) | {r.Title} | {r.DefaultSeverity}{(r.IsEnabledByDefault ? "" : ", off by default")} |")
            .Concat(AllRules.Build.Select(id => $"| [{id}]({id}.md) | {RulePage.Read(id).Title} | Error |"))
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, Row().Matches(index).Select(m => m.Value));
    }

    [Fact]
    public void Every_rule_has_a_test_class_named_after_it()
    {
        IEnumerable<string> classes = typeof(RuleHabitsTests).Assembly.GetTypes().Select(t => t.Name);

        Assert.All(AllRules.Descriptors, rule => Assert.Contains(
            classes, name => name.StartsWith(rule.Id, StringComparison.Ordinal) && name.EndsWith("Tests", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_rule_is_declared_by_an_analyzer()
    {
        IEnumerable<string> supported = AllAnalyzers.Instances.SelectMany(a => a.SupportedDiagnostics).Select(d => d.Id);

        Assert.Equal(AllRules.Descriptors.Select(r => r.Id), supported.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| \[MK.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
