using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.Tests.Corpus;

/// <summary>A service, or a part of one, whose labels have known verdicts: a file of Cases/Sink, or a folder there.</summary>
/// <param name="Sink">How values reach a label here: the folder in Cases.</param>
/// <param name="Name">Name of the file or folder.</param>
/// <param name="Sources">Its files.</param>
internal sealed record CorpusCase(string Sink, string Name, ImmutableArray<(string File, string Text)> Sources)
{
    // What the SDK for the web imports. Code that is new to Metrics.Kit does not import it.
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    // One for all, so that the symbols of the references are made once.
    private static readonly CSharpCompilation Empty = new TestProject
    {
        Sources = [],
        Assembly = "Service",
        ImplicitUsings = false,
        References = PrometheusNetSurface.References.Add(TelemetrySurface.Reference),
    }.Compile();

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13, DocumentationMode.None);

    /// <summary>All, ordered by name.</summary>
    public static IReadOnlyList<CorpusCase> All { get; } = [.. ReadAll()];

    /// <summary>Sink and name: <c>TagList/Uploads</c>.</summary>
    public string Id => Sink + "/" + Name;

    /// <summary>The verdicts.</summary>
    public IReadOnlyList<CorpusMark> Marks { get; } = [.. Sources.SelectMany(s => CorpusMark.Read(s.File, s.Text))];

    /// <summary>The compilation with what our generator adds.</summary>
    public CSharpCompilation Compile()
    {
        CSharpCompilation compilation = Empty.AddSyntaxTrees(Sources.Add(("Usings.cs", Usings)).Select(s =>
            CSharpSyntaxTree.ParseText(s.Text, Parse, TestProject.PathOf(s.File), System.Text.Encoding.UTF8)));
        bool program = compilation.SyntaxTrees.Any(t => t.GetRoot() is CompilationUnitSyntax root && root.Members.OfType<GlobalStatementSyntax>().Any());
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new Generators.MetricsKitGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return (CSharpCompilation)output;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static IEnumerable<CorpusCase> ReadAll()
    {
        foreach (string sink in Directory.GetDirectories(RepositoryFiles.PathOf("tests", "Analyzers", "Corpus", "Cases")).Order(StringComparer.Ordinal))
        {
            foreach (string path in Directory.GetFileSystemEntries(sink).Order(StringComparer.Ordinal))
            {
                string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*.cs") : [path];
                yield return new CorpusCase(
                    Path.GetFileName(sink),
                    Path.GetFileNameWithoutExtension(path),
                    [.. files.Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f).ReplaceLineEndings("\n")))]);
            }
        }
    }
}
