using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Repository;

/// <summary>samples/Smells shows every rule, each at the marked lines and nothing besides.</summary>
public sealed class SmellsTests
{
    [Fact]
    public async Task The_marked_lines_are_the_exact_set_of_diagnostics()
    {
        TestProject project = Smells.Project;
        IEnumerable<(string File, string Text)> files = project.Sources.Concat(project.AdditionalFiles.Select(f => (f.File, f.Text)));

        Assert.Empty(project.Generate().Output.Errors());
        Assert.Equal(
            files.SelectMany(s => MarkedLines.Expected(s.File, s.Text)).Append(Smells.OfSettings).Order(StringComparer.Ordinal),
            MarkedLines.Reported(await Verify.AnalyzeAsync(project)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MK1002", "CS8795")]
    [InlineData("MK1027", "CS8795")]
    public async Task What_CSharp_rejects_too_is_shown_one_by_one(string id, string compilerError)
    {
        (string File, string Text) source = Smells.Files("*.cs", "RefusedByCSharp").Single(s => s.File == id + ".cs");
        var compilation = new TestProject { Sources = [source] }.Generate().Output;

        Assert.Equal(MarkedLines.Expected(source.File, source.Text), MarkedLines.Reported(await Verify.AnalyzeAsync(compilation)));
        Assert.Equal([compilerError], compilation.Errors().Select(e => e.Id).Distinct());
    }

    [Fact]
    public void Every_rule_has_a_file_of_its_name_with_a_line_marked_for_it()
    {
        List<(string File, string Text)> sources =
            [.. Smells.Files("*.cs"), .. Smells.Files("*.yaml"), .. Smells.Files("*.txt"), .. Smells.Files("*.cs", "RefusedByCSharp")];

        Assert.Equal(AllRules.Descriptors.Select(r => r.Id), sources.Select(s => Path.GetFileNameWithoutExtension(s.File)).Order(StringComparer.Ordinal));
        Assert.All(sources.Where(s => !Smells.OfSettings.Contains(s.File[..6], StringComparison.Ordinal)), s => Assert.Contains(MarkedLines.Expected(s.File, s.Text), mark => mark.EndsWith(s.File[..6], StringComparison.Ordinal)));
    }
}
