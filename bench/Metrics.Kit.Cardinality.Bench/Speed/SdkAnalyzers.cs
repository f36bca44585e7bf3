using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Cardinality.Bench;

/// <summary>The analyzers that the SDK gives every project, with the severities that it gives them.</summary>
internal sealed record SdkAnalyzers(ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableDictionary<string, ReportDiagnostic> Severities)
{
    private static readonly string[] Libraries = ["Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll"];

    /// <summary>Finds them beside the framework that runs; none where there is no SDK.</summary>
    public static SdkAnalyzers Find()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string sdks = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "sdk"));
        string? folder = (Directory.Exists(sdks) ? Directory.GetDirectories(sdks, Environment.Version.Major + ".*") : [])
            .Select(sdk => Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers"))
            .Where(path => Libraries.All(library => File.Exists(Path.Combine(path, library))))
            .Max(StringComparer.Ordinal);
        if (folder is null)
        {
            return new SdkAnalyzers([], ImmutableDictionary<string, ReportDiagnostic>.Empty);
        }

        var loader = new Loader(folder);
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. Libraries.SelectMany(library => new AnalyzerFileReference(Path.Combine(folder, library), loader).GetAnalyzers(LanguageNames.CSharp))];
        return new SdkAnalyzers(analyzers, SeveritiesOf(analyzers, Path.Combine(folder, "build", "config", $"analysislevel_{Environment.Version.Major}_default.globalconfig")));
    }

    // The compiler leaves out on the command line what is no more than a suggestion.
    private static ImmutableDictionary<string, ReportDiagnostic> SeveritiesOf(ImmutableArray<DiagnosticAnalyzer> analyzers, string config)
    {
        ImmutableDictionary<string, ReportDiagnostic> stated = File.Exists(config)
            ? AnalyzerConfigSet.Create<AnalyzerConfig[]>([AnalyzerConfig.Parse(File.ReadAllText(config), config)]).GlobalConfigOptions.TreeOptions
            : ImmutableDictionary<string, ReportDiagnostic>.Empty;
        return analyzers.SelectMany(a => a.SupportedDiagnostics).GroupBy(d => d.Id, StringComparer.Ordinal).ToImmutableDictionary(
            group => group.Key,
            group => stated.TryGetValue(group.Key, out ReportDiagnostic severity) && severity != ReportDiagnostic.Default ? Heard(severity)
                : group.First() is { IsEnabledByDefault: true, DefaultSeverity: DiagnosticSeverity.Warning or DiagnosticSeverity.Error } ? ReportDiagnostic.Default
                : ReportDiagnostic.Suppress);
    }

    private static ReportDiagnostic Heard(ReportDiagnostic severity) =>
        severity is ReportDiagnostic.Info or ReportDiagnostic.Hidden ? ReportDiagnostic.Suppress : severity;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        // Each of the libraries references the other.
        public Loader(string folder) => AssemblyLoadContext.Default.Resolving += (context, wanted) =>
            File.Exists(Path.Combine(folder, wanted.Name + ".dll")) ? context.LoadFromAssemblyPath(Path.Combine(folder, wanted.Name + ".dll")) : null;

        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
    }
}
