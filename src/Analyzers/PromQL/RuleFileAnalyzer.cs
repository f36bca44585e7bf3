using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Analyzers;

/// <summary>The same checks for rules that are written by hand in files beside the code: <c>&lt;AdditionalFiles Include="rules/*.yaml" MetricsKitRules="true" /&gt;</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        FindingRules.All.Concat([Rules.DuplicateRule, Rules.GroupInterval, Rules.UnreadableRuleFile, Rules.UnreadableMetricList]).ToImmutableArray();

    /// <summary>Ids of what may be said of a rule file.</summary>
    internal static HashSet<string> Ids { get; } = new(
        FindingRules.All.Concat([Rules.DuplicateRule, Rules.GroupInterval, Rules.UnreadableRuleFile]).Select(r => r.Id), StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        AdditionalText file = context.AdditionalFile;
        if (RuleSurroundings.IsRuleFile(file, context.Options))
        {
            new RuleFileReporter(context).Report();
        }
        else if (RuleSurroundings.IsMetricList(file, context.Options)
            && file.GetText(context.CancellationToken) is { } text)
        {
            foreach (FileProblem problem in RuleSurroundings.MetricListOf(text).Problems)
            {
                var span = TextSpan.FromBounds(problem.Span.Start, problem.Span.End);
                Location place = Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
                context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableMetricList, place, problem.Message));
            }
        }
    }
}
