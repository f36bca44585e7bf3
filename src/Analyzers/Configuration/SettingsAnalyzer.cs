using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK9008: a setting of ours, in <c>.editorconfig</c> or the project, that says what it cannot mean. Once for each setting and value, and for each file beside the code.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsAnalyzer : DiagnosticAnalyzer
{
    private const string Flag = "is neither true nor false, and the file is not read; write true, or leave it out";
    private const string Number = "is no number of lines; write a whole number above 0, such as 5000";
    private const string Duration = "is no duration; write a whole number and a unit, such as 15d";
    private const string List = "is no list of names; separate them by commas, each with a regular expression after '=' where its text matters: severity=critical|warning, team";
    private const string Pattern = "is no regular expression; write one that whole names must match, such as [A-Z][A-Za-z]+";

    private const string Prefix = "metrics_kit.";

    private static readonly Setting[] Settings =
    [
        .. CardinalityLists.All.Select(list => new Setting(list.Key, list.Accepts, list.IsReadable)),
        new(Budget.PerMetric, Number, Budget.IsLines),
        new(Budget.PerAssembly, Number, Budget.IsLines),
        new(CheckSettings.Version, "is no version of Prometheus from 2.42 on; write it as 3.4", text => CheckSettings.VersionOf(text) is not null),
        new(CheckSettings.Retention, Duration, text => CheckSettings.TimeOf(text) is not null),
        new(CheckSettings.Experimental, "is no flag; write true where the server runs with experimental PromQL functions, else false", text => CheckSettings.FlagOf(text) is not null),
        new(CheckSettings.RequiredLabels, List, text => HouseSetting.List(HouseSubject.Label, text) is not null),
        new(CheckSettings.RequiredAnnotations, List, text => HouseSetting.List(HouseSubject.Annotation, text) is not null),
        new(CheckSettings.AlertNames, Pattern, text => HouseSetting.Pattern(HouseSubject.AlertName, text) is not null),
        new(CheckSettings.RecordNames, Pattern, text => HouseSetting.Pattern(HouseSubject.RecordName, text) is not null),
    ];

    private static readonly string Unknown =
        "is no setting of Metrics.Kit; there are " + string.Join(", ", Settings.Select(s => s.Name).Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(n => n, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnreadableSetting);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        AnalyzerConfigOptionsProvider provider = context.Options.AnalyzerConfigOptionsProvider;
        var seen = new HashSet<(string Name, string Text)>();
        Check(provider.GlobalOptions);
        foreach (SyntaxTree tree in context.Compilation.SyntaxTrees)
        {
            Check(provider.GetOptions(tree));
        }

        foreach (AdditionalText file in context.Options.AdditionalFiles)
        {
            AnalyzerConfigOptions options = provider.GetOptions(file);
            Check(options);
            foreach (string metadata in new[] { RuleSurroundings.Rules, RuleSurroundings.Lists })
            {
                if (options.TryGetValue(RuleSurroundings.Metadata + metadata, out string? text) && text.Trim().Length > 0 && !bool.TryParse(text, out _))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableSetting, Location.Create(file.Path, default, default), metadata, text, Flag));
                }
            }
        }

        void Check(AnalyzerConfigOptions options)
        {
            foreach (Setting setting in Settings)
            {
                if (options.TryGetValue(setting.Name, out string? text) && text.Trim().Length > 0 && seen.Add((setting.Name, text)) && !setting.IsReadable(text))
                {
                    string name = setting.Name.Substring(setting.Name.StartsWith("build_property.", StringComparison.Ordinal) ? "build_property.".Length : 0);
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableSetting, Location.None, name, text, setting.Accepts));
                }
            }

            foreach (string name in options.Keys)
            {
                // Keys are compared without regard to case.
                if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !Array.Exists(Settings, s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                    && options.TryGetValue(name, out string? text) && seen.Add((name, text)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableSetting, Location.None, name, text, Unknown));
                }
            }
        }
    }

    private sealed record Setting(string Name, string Accepts, Func<string, bool> IsReadable);
}
