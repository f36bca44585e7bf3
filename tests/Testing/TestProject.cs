using System.Collections.Immutable;
using MetricsKit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Testing;

/// <summary>A project in memory, as one with Metrics.Kit would be compiled: implicit usings, nullable, <c>.editorconfig</c>.</summary>
public sealed record TestProject
{
    /// <summary>Folder of all sources.</summary>
    public const string Folder = "/src/";

    // As the SDK has it: a library was compiled against the framework's assemblies of an older version.
    private static readonly KeyValuePair<string, ReportDiagnostic>[] UnifiedReferences = [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)];

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using MetricsKit;
        """;

    /// <summary>Sources, each a name and its text.</summary>
    public required ImmutableArray<(string File, string Text)> Sources { get; init; }

    /// <summary>Files beside the code, each with the metadata that is set to true: <c>MetricsKitRules</c>.</summary>
    public ImmutableArray<(string File, string Text, string Metadata)> AdditionalFiles { get; init; } = [];

    /// <summary>Name of the assembly.</summary>
    public string Assembly { get; init; } = "Shop";

    /// <summary>References beside the framework and Metrics.Kit.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>Version of C#.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp13;

    /// <summary>Whether doc comments are parsed. A project without documentation file has None.</summary>
    public DocumentationMode Documentation { get; init; } = DocumentationMode.None;

    /// <summary>Text of the <c>.editorconfig</c>; <c>is_global = true</c> on top makes it hold everywhere.</summary>
    public string EditorConfig { get; init; } = "";

    /// <summary>Nullable annotations and warnings.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether arithmetic is checked unless code says otherwise.</summary>
    public bool Checked { get; init; }

    /// <summary>A library, or a program.</summary>
    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Whether warnings are errors.</summary>
    public bool WarningsAsErrors { get; init; }

    /// <summary>Whether common namespaces and MetricsKit are imported everywhere.</summary>
    public bool ImplicitUsings { get; init; } = true;

    /// <summary>One source, called Test.cs.</summary>
    public static TestProject Of(string source) => new() { Sources = [("Test.cs", source)] };

    /// <summary>How sources are parsed.</summary>
    public CSharpParseOptions ParseOptions => new(Language, Documentation);

    /// <summary>Path that a source of that name gets.</summary>
    public static string PathOf(string file) => Folder + file;

    /// <summary>The compilation before the generator runs.</summary>
    public CSharpCompilation Compile()
    {
        var options = new CSharpCompilationOptions(
                Output,
                nullableContextOptions: Nullable,
                checkOverflow: Checked,
                allowUnsafe: true,
                warningLevel: 9999,
                specificDiagnosticOptions: UnifiedReferences,
                generalDiagnosticOption: WarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default)
            .WithSyntaxTreeOptionsProvider(new EditorConfig(EditorConfig).Severities);
        CSharpParseOptions parse = ParseOptions;
        IEnumerable<(string File, string Text)> sources = ImplicitUsings ? Sources.Append(("Usings.cs", Usings)) : Sources;
        CSharpCompilation compilation = Testing.References.Base.WithAssemblyName(Assembly).WithOptions(options)
            .AddSyntaxTrees(sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, parse, PathOf(s.File), System.Text.Encoding.UTF8)));
        return References.IsEmpty ? compilation : compilation.AddReferences(References);
    }

    /// <summary>Runs the generator.</summary>
    public GeneratorRun Generate() => GeneratorRun.Start(this, new MetricsKitGenerator());

    /// <summary>Emits this project with the generator's output, to be referenced by another.</summary>
    public MetadataReference ToReference(params string[] aliases) =>
        MetadataReference.CreateFromImage(Generate().Emit(), new MetadataReferenceProperties(aliases: aliases.ToImmutableArray()), filePath: Assembly + ".dll");
}
