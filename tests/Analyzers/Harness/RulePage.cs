using System.Text.RegularExpressions;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>A page of docs/rules, taken apart. An example is C#, a rule file (yaml), a metric list (text), settings (editorconfig) or a project (xml).</summary>
internal sealed partial record RulePage(string Id, string Title, string Facts, string Message, string Bad, string Good, string Language, string EditorConfig)
{
    /// <summary>The project that one of its examples makes.</summary>
    public TestProject Project(string example) => Language switch
    {
        "yaml" => new TestProject { Sources = [], AdditionalFiles = [(Id + ".yaml", example, "MetricsKitRules")], EditorConfig = EditorConfig },
        "text" => new TestProject { Sources = [], AdditionalFiles = [(Id + ".txt", example, "MetricsKitMetrics")], EditorConfig = EditorConfig },
        "editorconfig" => TestProject.Of("") with { EditorConfig = example },
        _ => PrometheusNetSurface.WithAspNetCore("") with { Sources = [(Id + ".cs", example)], EditorConfig = EditorConfig },
    };

    public static RulePage Read(string id)
    {
        string text = RepositoryFiles.Read("docs", "rules", id + ".md");
        Match match = Shape().Match(text);
        return match.Success
            ? new RulePage(
                match.Groups["id"].Value,
                match.Groups["title"].Value,
                match.Groups["facts"].Value,
                match.Groups["message"].Value,
                match.Groups["bad"].Value,
                match.Groups["good"].Value,
                match.Groups["language"].Value,
                match.Groups["config"].Value)
            : throw new FormatException($"docs/rules/{id}.md has not the sections that the other pages have.");
    }

    [GeneratedRegex(
        """
        \A\#\ (?<id>MK\d{4}):\ (?<title>.+)\n\n
        (?<facts>.+)\n\n
        >\ (?<message>.+)\n\n
        (?:.+\n\n)+?
        \#\#\ Why\ it\ matters\n\n
        (?:.+\n\n)+?
        \#\#\ Bad\n\n(?:```ini\n(?<config>[\s\S]+?)\n```\n\n)?```(?<language>csharp|xml|yaml|text|editorconfig)\n(?<bad>[\s\S]+?)\n```\n\n
        \#\#\ Good\n\n```\k<language>\n(?<good>[\s\S]+?)\n```\n\n
        (?:[\s\S]+?\n\n)?
        \#\#\ Configure\n\n[\s\S]+\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
