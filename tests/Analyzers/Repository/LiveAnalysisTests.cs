using System.Collections.Immutable;
using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers.Tests.Repository;

/// <summary>Editors ask for one file at a time; what shows only after a whole build comes too late.</summary>
public sealed class LiveAnalysisTests
{
    [Fact]
    public async Task Every_smell_shows_when_an_editor_asks_for_its_file_alone()
    {
        TestProject project = Smells.Project;
        ImmutableArray<(string File, string Text)> sources = project.Sources;
        CSharpCompilation compilation = project.Generate().Output;
        AnalyzerOptions options = Verify.Options(project.EditorConfig, project.AdditionalFiles);

        var reported = new List<Diagnostic>();
        foreach (SyntaxTree tree in compilation.SyntaxTrees.Where(t => sources.Any(s => TestProject.PathOf(s.File) == t.FilePath)))
        {
            // A fresh set of results for each file: nothing may depend on another file having been looked at before.
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(AllAnalyzers.Instances, options);
            ImmutableArray<Diagnostic> inFile = await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, CancellationToken.None);
            Assert.All(inFile, d => Assert.Same(tree, d.Location.SourceTree));
            reported.AddRange(inFile);
        }

        foreach (AdditionalText file in options.AdditionalFiles)
        {
            CompilationWithAnalyzers analysis = compilation.WithAnalyzers(AllAnalyzers.Instances, options);
            AnalysisResult result = await analysis.GetAnalysisResultAsync(file, CancellationToken.None);
            reported.AddRange(result.GetAllDiagnostics());
        }

        Assert.Equal(
            sources.Concat(project.AdditionalFiles.Select(f => (f.File, f.Text))).SelectMany(s => MarkedLines.Expected(s.File, s.Text)).Order(StringComparer.Ordinal),
            MarkedLines.Reported(reported).Order(StringComparer.Ordinal));
    }
}
