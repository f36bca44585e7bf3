using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK2001 to MK2007 over metrics that code creates through prometheus-net.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CreatedNameAnalyzer()
    : MetricCreationAnalyzer(Rules.TotalSuffix, Rules.ReservedSuffix, Rules.NoHelp, Rules.BaseUnit, Rules.TypeInName, Rules.NameCharacters, Rules.AbbreviatedUnit)
{
    private protected override bool Includes(MetricApi api) => api == MetricApi.PrometheusNet;

    private protected override void Check(SyntaxNodeAnalysisContext context, CreatedMetric metric)
    {
        // prometheus-net refuses what is no name, and says so when the program starts.
        if (metric.NameArgument is not { } argument || metric.Name is not { } name || !Names.IsMetricName(name))
        {
            return;
        }

        string type = metric.Kind is { } kind ? NameLint.TypeOf(kind) : "summary";
        foreach (NameFinding finding in NameLint.OfMetric(name, type))
        {
            context.ReportDiagnostic(NameReport.OfMetric(finding, name, argument.Syntax.GetLocation()));
        }

        if (string.IsNullOrWhiteSpace(metric.Help) && metric is { Help: not null, HelpArgument: { } help })
        {
            context.ReportDiagnostic(NameReport.NoHelp(name, "say what it measures, for whoever sees it in a list", help.Syntax.GetLocation()));
        }

        foreach ((string label, IOperation place) in Labels(metric))
        {
            // Names that stand in another file are told at the call.
            SyntaxNode syntax = place.Syntax.SyntaxTree == context.Node.SyntaxTree ? place.Syntax : argument.Syntax;
            foreach (NameFinding finding in NameLint.OfLabel(label, type))
            {
                context.ReportDiagnostic(NameReport.OfLabel(finding, label, name, syntax.GetLocation()));
            }
        }
    }

    private static IEnumerable<(string Name, IOperation Place)> Labels(CreatedMetric metric) =>
        metric.LabelNames is { } names ? names.Zip(metric.LabelArguments, static (name, place) => (name, place)) : [];
}
