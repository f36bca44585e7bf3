using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Testing;

/// <summary>Holds that exactly the marked diagnostics are reported, and that C# itself has nothing to say.</summary>
public static class Verify
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> All = typeof(MetricSetAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    // Declarations of tests are short: help is asked for only where a source has a mark for it.
    private const string NoHelp = "MK2003";

    /// <summary>One source with marks; see <see cref="Markup"/>. Marks may name the compiler's errors too.</summary>
    /// <param name="source">The source.</param>
    /// <param name="editorConfig">Text of an <c>.editorconfig</c>.</param>
    /// <param name="compilerErrors">Ids of the compiler's errors that are not marked, where it rejects the declaration itself.</param>
    /// <param name="references">Further assemblies.</param>
    /// <returns>The analyzers' diagnostics, for their messages and severities.</returns>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        string source, string editorConfig = "", string[]? compilerErrors = null, MetadataReference[]? references = null) =>
        DiagnosticsAsync(TestProject.Of(source) with { EditorConfig = editorConfig, References = [.. references ?? []] }, compilerErrors ?? []);

    /// <summary>Several sources with marks, and options.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(TestProject project, params string[] compilerErrors)
    {
        var marked = project.Sources.Select(s => (s.File, Markup: Markup.Parse(s.Text))).ToList();
        var files = project.AdditionalFiles.Select(f => (f.File, Markup: Markup.Parse(f.Text))).ToList();
        project = project with
        {
            Sources = [.. marked.Select(m => (m.File, m.Markup.Text))],
            AdditionalFiles = [.. project.AdditionalFiles.Zip(files, (f, m) => (f.File, m.Markup.Text, f.Metadata))],
        };
        marked.AddRange(files);
        CSharpCompilation compilation = project.Generate().Output;
        ImmutableArray<Diagnostic> reported = await AnalyzeAsync(compilation, project.EditorConfig, project.AdditionalFiles);
        if (!marked.Any(m => m.Markup.Expected.Any(e => e.Id == NoHelp)))
        {
            reported = reported.RemoveAll(d => d.Id == NoHelp);
        }

        var texts = marked.ToDictionary(m => TestProject.PathOf(m.File), m => m.Markup.Text, StringComparer.Ordinal);
        List<string> expected = marked
            .SelectMany(m => m.Markup.Expected.Select(e => Place(e.Id, TestProject.PathOf(m.File), e.Span, m.Markup.Text)))
            .ToList();
        List<string> actual = reported.Select(Describe).ToList();
        var unmarked = new List<string>(compilerErrors);
        foreach (Diagnostic error in compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            // An id that is listed needs no mark: the compiler's choice of characters is not ours to hold.
            if (!unmarked.Remove(error.Id))
            {
                actual.Add(Describe(error));
            }
        }

        expected.AddRange(unmarked.Select(id => id + " of the compiler"));
        AssertEqual(expected, actual);
        return reported;

        string Describe(Diagnostic diagnostic)
        {
            string path = diagnostic.Location.GetLineSpan().Path ?? "";
            string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            return texts.TryGetValue(path, out string? text)
                ? Place(diagnostic.Id, path, diagnostic.Location.SourceSpan, text)
                : $"{diagnostic.Id} in {path}: {message}";
        }
    }

    /// <summary>The one diagnostic's message.</summary>
    public static async Task<string> MessageAsync(string source, string editorConfig = "", string[]? compilerErrors = null)
    {
        Diagnostic diagnostic = Assert.Single(await DiagnosticsAsync(source, editorConfig, compilerErrors));
        return diagnostic.GetMessage(CultureInfo.InvariantCulture);
    }

    /// <summary>What our analyzers report, as a build would list it: suppressed ones left out, ordered by place.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        CSharpCompilation compilation, string editorConfig = "", ImmutableArray<(string File, string Text, string Metadata)> files = default)
    {
        var options = new CompilationWithAnalyzersOptions(
            Options(editorConfig, files),
            onAnalyzerException: static (exception, analyzer, _) => throw new InvalidOperationException(analyzer + " failed", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false,
            analyzerExceptionFilter: static _ => true);
        ImmutableArray<Diagnostic> diagnostics = await compilation.WithAnalyzers(All, options).GetAnalyzerDiagnosticsAsync();
        return diagnostics
            .Where(d => !d.IsSuppressed)
            .OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .ToImmutableArray();
    }

    /// <summary>What our analyzers report for a project.</summary>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(TestProject project) =>
        AnalyzeAsync(project.Generate().Output, project.EditorConfig, project.AdditionalFiles);

    /// <summary>Options of analyzers: settings, and files beside the code.</summary>
    public static AnalyzerOptions Options(string editorConfig, ImmutableArray<(string File, string Text, string Metadata)> files = default)
    {
        if (files.IsDefault)
        {
            files = [];
        }

        Dictionary<string, string> metadata = files.ToDictionary(f => TestProject.PathOf(f.File), f => f.Metadata, StringComparer.Ordinal);
        return new AnalyzerOptions(
            [.. files.Select(f => new AdditionalFile(TestProject.PathOf(f.File), f.Text))],
            new EditorConfig(editorConfig, metadata));
    }

    private static string Place(string id, string path, TextSpan span, string text)
    {
        LinePosition start = SourceText.From(text).Lines.GetLinePosition(span.Start);
        return $"{id} at {path}({start.Line + 1},{start.Character + 1}) '{text.Substring(span.Start, span.Length)}'";
    }

    private sealed class AdditionalFile(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private static void AssertEqual(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(
        string.Join("\n", expected.Order(StringComparer.Ordinal)),
        string.Join("\n", actual.Order(StringComparer.Ordinal)));
}
