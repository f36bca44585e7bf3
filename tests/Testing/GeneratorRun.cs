using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Testing;

/// <summary>What a generator made of a project; can be run on with edits.</summary>
/// <param name="Project">The project.</param>
/// <param name="Driver">The driver, with its caches.</param>
/// <param name="Input">The compilation it was run on.</param>
/// <param name="Output">The compilation with generated sources.</param>
public sealed record GeneratorRun(TestProject Project, GeneratorDriver Driver, CSharpCompilation Input, CSharpCompilation Output)
{
    /// <summary>The result of the generator.</summary>
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Generated files by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>Runs a generator on a project.</summary>
    public static GeneratorRun Start(TestProject project, IIncrementalGenerator generator)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: project.ParseOptions,
            optionsProvider: new EditorConfig(project.EditorConfig),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return Continue(project, driver, project.Compile());
    }

    /// <summary>Runs again after an edit.</summary>
    public GeneratorRun Edit(Func<CSharpCompilation, CSharpCompilation> edit) => Continue(Project, Driver, edit(Input));

    /// <summary>Runs again with the source of that name replaced.</summary>
    public GeneratorRun Edit(string file, string text) => Edit(compilation =>
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == TestProject.PathOf(file));
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text, System.Text.Encoding.UTF8)));
    });

    /// <summary>Compiler messages that matter: errors, and with warnings as errors all of those.</summary>
    public IReadOnlyList<Diagnostic> Errors => Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();

    /// <summary>The assembly's bytes.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It does not compile.</exception>
    public ImmutableArray<byte> Emit()
    {
        using var stream = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Output.Emit(stream);
        string errors = string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        Assert.True(result.Success, $"{Project.Assembly} does not compile:\n{errors}\n\n{string.Join("\n", Files.Values)}");
        return [.. stream.ToArray()];
    }

    private static GeneratorRun Continue(TestProject project, GeneratorDriver driver, CSharpCompilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> problems);
        Assert.Empty(problems); // a generator that throws is CS8785, a warning
        return new GeneratorRun(project, driver, input, (CSharpCompilation)output);
    }
}
