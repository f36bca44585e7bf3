using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Analyzers;

/// <summary>What the rules of a compilation can read: declared series, those that metric lists beside the code name, those of .NET's own meters, and those that rule files record.</summary>
internal sealed class RuleSurroundings
{
    /// <summary>Begins the names of a file's metadata.</summary>
    public const string Metadata = "build_metadata.AdditionalFiles.";

    /// <summary>Metadata of a file of hand-written rules.</summary>
    public const string Rules = "MetricsKitRules";

    /// <summary>Metadata of a list of metrics of others.</summary>
    public const string Lists = "MetricsKitMetrics";

    private static readonly ConditionalWeakTable<Compilation, RuleSurroundings> Cache = new();

    // A file's text is the same object until the file is edited.
    private static readonly ConditionalWeakTable<SourceText, RuleFile> RuleFiles = new();
    private static readonly ConditionalWeakTable<SourceText, MetricList> MetricLists = new();
    private static volatile Latest? s_latest;

    private RuleSurroundings(MetricCatalog catalog) => Catalog = catalog;

    /// <summary>Every series that is known.</summary>
    public MetricCatalog Catalog { get; }

    public static RuleSurroundings Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        Cache.TryGetValue(compilation, out RuleSurroundings? surroundings)
            ? surroundings
            : Cache.GetValue(compilation, c => new RuleSurroundings(Combine(RuleCatalog.Of(c, cancellationToken), options, cancellationToken)));

    /// <summary>True for a file of hand-written rules.</summary>
    public static bool IsRuleFile(AdditionalText file, AnalyzerOptions options) => Has(file, options, Rules);

    /// <summary>True for a list of metrics of others.</summary>
    public static bool IsMetricList(AdditionalText file, AnalyzerOptions options) => Has(file, options, Lists);

    /// <summary>What a rule file says.</summary>
    public static RuleFile RuleFileOf(SourceText text) => RuleFiles.GetValue(text, static t => RuleFileReader.Read(t.ToString()));

    /// <summary>What a metric list names.</summary>
    public static MetricList MetricListOf(SourceText text) => MetricLists.GetValue(text, static t => MetricListReader.Read(t.ToString()));

    private static bool Has(AdditionalText file, AnalyzerOptions options, string metadata) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Metadata + metadata, out string? value)
        && bool.TryParse(value, out bool isSet) && isSet;

    private static MetricCatalog Combine(MetricCatalog declared, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        RuleFile[] rules = [.. Texts(IsRuleFile).Select(RuleFileOf)];
        MetricList[] lists = [.. Texts(IsMetricList).Select(MetricListOf)];
        object[] sources = [declared, .. rules, .. lists];
        if (s_latest is { } latest && latest.Sources.Length == sources.Length && latest.Sources.Zip(sources, ReferenceEquals).All(same => same))
        {
            return latest.Catalog;
        }

        MetricCatalog catalog = RuleCatalog.With(declared, lists.SelectMany(l => l.Families).Concat(KnownMeters.Families), rules.SelectMany(Recorded), lists.SelectMany(l => l.Prefixes));
        s_latest = new Latest(sources, catalog);
        return catalog;

        IEnumerable<SourceText> Texts(Func<AdditionalText, AnalyzerOptions, bool> isOne) => options.AdditionalFiles
            .Where(f => isOne(f, options))
            .Select(f => f.GetText(cancellationToken))
            .OfType<SourceText>();
    }

    private static IEnumerable<RecordedSeries> Recorded(RuleFile file) => file.Groups
        .SelectMany(g => g.Rules)
        .Where(r => r.Rule.Kind == RuleKind.Recording)
        .Select(r => new RecordedSeries(r.Rule.Name, PromQLParser.Parse(r.Rule.Expr).Root) { Labels = [.. r.Rule.Labels.Select(l => l.Name)] });

    private sealed record Latest(object[] Sources, MetricCatalog Catalog);
}
