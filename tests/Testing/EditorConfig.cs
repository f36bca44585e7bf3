using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Testing;

/// <summary>Options and severities of an <c>.editorconfig</c> text, and of MSBuild properties made visible to the compiler.</summary>
/// <param name="text">The text.</param>
/// <param name="metadata">Metadata of files beside the code, by path: a name that is set to true, or <c>name=value</c>.</param>
internal sealed class EditorConfig(string text, IReadOnlyDictionary<string, string>? metadata = null) : AnalyzerConfigOptionsProvider
{
    private readonly AnalyzerConfigSet _config =
        AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, TestProject.Folder + ".editorconfig")));

    public override AnalyzerConfigOptions GlobalOptions => new Options(_config.GlobalConfigOptions.AnalyzerOptions);

    /// <summary>Severities for the compilation's options.</summary>
    public SyntaxTreeOptionsProvider Severities => new SeverityProvider(_config);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(_config.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
    {
        ImmutableDictionary<string, string> values = _config.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions;
        return new Options(metadata?.TryGetValue(textFile.Path, out string? name) == true
            ? values.SetItem("build_metadata.AdditionalFiles." + name.Split('=')[0], name.Contains('=') ? name.Split('=')[1] : "true")
            : values);
    }

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class SeverityProvider(AnalyzerConfigSet config) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            config.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
