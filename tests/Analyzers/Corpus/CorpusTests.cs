using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Corpus;

/// <summary>Services as people write them: what the rules about labels say where.</summary>
public class CorpusTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Fact]
    public async Task TheCorpusIsRecalledAndNothingElseIsWarnedOf()
    {
        CorpusReport report = await CorpusReport.GetAsync();
        output.WriteLine(report.Table());
        output.WriteLine(report.Wrong());

        // What is known to be wrong may become right; nothing else may become wrong.
        string[] known = RepositoryFiles.Read("tests", "Analyzers", "Corpus", "known.txt").Split('\n');
        Assert.Empty(report.Wrong().Split('\n').Except(known));
        Assert.True(report.Precision >= 0.95, report.Table());
        Assert.True(report.Recall >= 0.85, report.Table());
    }

    [Fact]
    public void EveryCaseCompiles() =>
        Assert.Equal("", string.Join("\n", CorpusCase.All.SelectMany(c => c.Compile().Errors().Select(e => $"{c}: {e}"))));

    [Fact]
    public void TheCorpusSpeaksOfManyValuesBothWays()
    {
        var marks = CorpusCase.All.SelectMany(c => c.Marks).ToList();

        Assert.True(marks.Count(m => m.Verdict == Verdict.High) >= 150);
        Assert.True(marks.Count(m => m.Verdict == Verdict.Bounded) >= 200);
    }

    [Fact]
    public void EveryGroupHasAVerdict()
    {
        foreach (CorpusCase c in CorpusCase.All)
        {
            Assert.All(c.Marks.Where(m => m.Verdict == Verdict.Either), m =>
                Assert.True(
                    m.Group is { } group && c.Marks.Any(o => o.Group == group && o.Verdict is Verdict.High or Verdict.Likely),
                    $"{c} {m.File}:{m.Line} hands nothing on."));
        }
    }

    [Fact]
    public async Task TheOrderOfFilesChangesNothing()
    {
        foreach (CorpusCase c in CorpusCase.All.Where(c => c.Sources.Length > 1))
        {
            CorpusCase reversed = c with { Sources = [.. c.Sources.Reverse()] };

            Assert.Equal(await ReportedAsync(c), await ReportedAsync(reversed));
        }

        static async Task<string> ReportedAsync(CorpusCase c) => string.Join("\n", (await Verify.AnalyzeAsync(c.Compile())).Select(d => d.ToString()));
    }
}
