using System.Collections.Immutable;
using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Analyzers.Tests.Repository;

/// <summary>The pages of docs/rules say what the analyzers do.</summary>
public sealed class RulePageTests
{
    // C# rejects these declarations itself, so the example has its errors beside ours.
    private static readonly Dictionary<string, string[]> RejectedByCSharp = new()
    {
        ["MK1002"] = ["CS8795"],
        ["MK1027"] = ["CS8795"],
    };

    public static TheoryData<string> Ids => new(AllRules.Descriptors.Select(d => d.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_carries_title_category_and_severity_of_its_rule(string id)
    {
        DiagnosticDescriptor rule = AllRules.Descriptors.Single(d => d.Id == id);
        RulePage page = RulePage.Read(id);

        Assert.Equal(id, page.Id);
        Assert.Equal(rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), page.Title);
        Assert.StartsWith($"{rule.Category} · {rule.DefaultSeverity}", page.Facts, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Bad_example_has_the_message_of_the_page_at_the_marked_lines_and_no_other(string id)
    {
        RulePage page = RulePage.Read(id);
        TestProject project = page.Project(page.Bad);
        CSharpCompilation compilation = project.Generate().Output;
        ImmutableArray<Diagnostic> diagnostics = await Verify.AnalyzeAsync(project);

        // A setting has no place in a file that the compiler shows.
        string file = project.AdditionalFiles.Select(f => f.File).FirstOrDefault() ?? id + ".cs";
        Assert.Equal(
            page.Language == "editorconfig" ? [$":1 {id}"] : MarkedLines.Expected(file, page.Bad),
            MarkedLines.Reported(diagnostics));
        Assert.All(diagnostics, d => Assert.Equal(id, d.Id));
        Assert.Equal(page.Message, diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(RejectedByCSharp.GetValueOrDefault(id, []), compilation.Errors().Select(d => d.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Good_example_compiles_without_a_message(string id)
    {
        RulePage page = RulePage.Read(id);
        TestProject project = page.Project(page.Good);

        Assert.Empty(await Verify.AnalyzeAsync(project));
        Assert.Empty(project.Generate().Output.Errors());
    }
}
