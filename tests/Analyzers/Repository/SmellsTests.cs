using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Repository;

/// <summary>samples/Smells shows every rule, each at the marked lines and nothing besides.</summary>
public sealed class SmellsTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Root, "samples", "Smells");

    [Fact]
    public async Task The_marked_lines_are_the_exact_set_of_diagnostics()
    {
        List<(string File, string Text)> sources = Sources(Folder);
        var compilation = new TestProject { Sources = [.. sources], Assembly = "Metrics.Kit.Smells" }.Generate().Output;

        Assert.Empty(compilation.Errors());
        Assert.Equal(
            sources.SelectMany(s => MarkedLines.Expected(s.File, s.Text)).Order(StringComparer.Ordinal),
            MarkedLines.Reported(await Verify.AnalyzeAsync(compilation)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("MK1002", "CS8795")]
    [InlineData("MK1027", "CS8795")]
    public async Task What_CSharp_rejects_too_is_shown_one_by_one(string id, string compilerError)
    {
        (string File, string Text) source = Sources(Path.Combine(Folder, "RefusedByCSharp")).Single(s => s.File == id + ".cs");
        var compilation = new TestProject { Sources = [source] }.Generate().Output;

        Assert.Equal(MarkedLines.Expected(source.File, source.Text), MarkedLines.Reported(await Verify.AnalyzeAsync(compilation)));
        Assert.Equal([compilerError], compilation.Errors().Select(e => e.Id).Distinct());
    }

    [Fact]
    public void Every_rule_has_a_file_of_its_name_with_a_line_marked_for_it()
    {
        List<(string File, string Text)> sources = [.. Sources(Folder), .. Sources(Path.Combine(Folder, "RefusedByCSharp"))];

        Assert.Equal(AllRules.Descriptors.Select(r => r.Id + ".cs"), sources.Select(s => s.File).Order(StringComparer.Ordinal));
        Assert.All(sources, s => Assert.Contains(MarkedLines.Expected(s.File, s.Text), mark => mark.EndsWith(s.File[..6], StringComparison.Ordinal)));
    }

    private static List<(string File, string Text)> Sources(string folder) => Directory.GetFiles(folder, "*.cs")
        .Select(path => (Path.GetFileName(path), File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal)))
        .ToList();
}
