using System.Text;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Cardinality.Bench;

/// <summary>A service of 2,000 files and 300,000 lines with 3,000 metric calls, most of them in 5% of its files. The same in each run.</summary>
internal sealed class LargeSolution
{
    private const int Seed = 1, LinesPerFile = 154;

    private readonly TestProject _project;
    private readonly int _files;

    private LargeSolution(int files, bool hasMetrics)
    {
        var random = new Random(Seed);
        var sources = new List<(string File, string Text)> { ("Usings.cs", Usings) };
        int metricFiles = hasMetrics ? Math.Max(files / 20, 2 * MetricCode.Helpers) : 0, ordinary = files - metricFiles;
        if (hasMetrics)
        {
            int helpers = MetricCode.Helpers, rest = metricFiles - helpers;
            sources.AddRange(Enumerable.Range(0, helpers).Select(i => ($"Recording{i}.cs", MetricCode.Helper(i))));
            sources.AddRange(Enumerable.Range(0, rest).Select(i => (i % 5) switch
            {
                0 or 1 => ($"PrometheusPart{i}.cs", MetricCode.Prometheus(i, 29, random)),
                2 or 3 => ($"MeterPart{i}.cs", MetricCode.Meters(i, 29, random)),
                _ => ($"OwnPart{i}.cs", MetricCode.Own(i, 29, random)),
            }));
        }

        sources.AddRange(Enumerable.Range(0, ordinary).Select(i =>
            ($"Service{i}.cs", OrdinaryCode.File(i, ordinary, LinesPerFile, random, hasMetrics && i % 5 == 0 ? "global::Shop.Telemetry." + MetricCode.HelperCall(random) : ""))));
        _files = sources.Count;
        _project = new TestProject
        {
            Assembly = "Shop",
            Sources = [.. sources],
            References = hasMetrics ? PrometheusNetSurface.References : [],
            ImplicitUsings = false,
        };
        Lines = sources.Sum(s => s.Text.Count(c => c == '\n'));
    }

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>Its lines.</summary>
    public int Lines { get; }

    /// <summary>Its files.</summary>
    public int Files => _files;

    /// <summary>The service.</summary>
    public static LargeSolution WithMetrics(int files) => new(files, hasMetrics: true);

    /// <summary>A service of the same size, which records nothing and references nothing to record with.</summary>
    public static LargeSolution WithoutMetrics(int files) => new(files, hasMetrics: false);

    /// <summary>Parses its files and adds what the generator makes of them.</summary>
    public CSharpCompilation Compile()
    {
        if (_project.References.IsEmpty)
        {
            return _project.Compile().WithReferences(References.Framework);
        }

        return _project.Generate().Output;
    }

    /// <summary>The same files, parsed again: as the compiler starts a build. What the generator made is parsed as any other file.</summary>
    public static CSharpCompilation Parse(CSharpCompilation compiled)
    {
        var trees = new SyntaxTree[compiled.SyntaxTrees.Length];
        Parallel.For(0, trees.Length, i =>
        {
            SyntaxTree old = compiled.SyntaxTrees[i];
            trees[i] = CSharpSyntaxTree.ParseText(old.GetText(), (CSharpParseOptions)old.Options, old.FilePath);
        });
        return compiled.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
    }

    /// <summary>A keystroke in a file: a statement of a method changes.</summary>
    public static (CSharpCompilation Compilation, SyntaxTree Tree) Edit(CSharpCompilation compilation, string file, int revision)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == TestProject.PathOf(file));
        string text = old.GetText().ToString();
        int end = text.LastIndexOf('}');
        string added = FormattableString.Invariant($"    private static int Edited{revision}(int value) => value + {revision};\n");
        SyntaxTree edited = CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(text.Insert(end, added), Encoding.UTF8), (CSharpParseOptions)old.Options, old.FilePath);
        return (compilation.ReplaceSyntaxTree(old, edited), edited);
    }
}
