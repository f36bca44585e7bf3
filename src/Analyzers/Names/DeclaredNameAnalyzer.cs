using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK2001 to MK2007 over declarations of ours: names as they are exposed, help, and label names that are written out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DeclaredNameAnalyzer()
    : MetricAnalyzer(Rules.TotalSuffix, Rules.ReservedSuffix, Rules.NoHelp, Rules.BaseUnit, Rules.TypeInName, Rules.NameCharacters, Rules.AbbreviatedUnit)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (KnownNames.Find(type.GetAttributes(), "LabelSet") is not null)
        {
            CheckLabels(context, type.GetMembers().OfType<IPropertySymbol>(), type.Name, "");
        }

        if (ParsedSets.Get(type, context.Compilation, context.CancellationToken) is not { Metrics.IsEmpty: false } parsed)
        {
            return;
        }

        foreach (DeclaredMetric declared in parsed.Metrics)
        {
            MetricModel metric = declared.Metric;
            if (SeriesIndex.Of(context.Compilation, context.CancellationToken).FindOther(metric) is not null)
            {
                continue; // MK1009 asks for another name
            }

            // What an exporter makes of the name is what Prometheus gets to see.
            string name = metric.Client == MetricClient.Meter ? OpenTelemetryNames.ExposedOf(metric) : metric.Name;
            string kind = NameLint.TypeOf(metric.Kind);
            foreach (NameFinding finding in NameLint.OfMetric(name, kind))
            {
                context.ReportDiagnostic(NameReport.OfMetric(finding, name, declared.NamePlace));
            }

            if (!declared.HasHelp)
            {
                context.ReportDiagnostic(NameReport.NoHelp(name, "write a <summary> on the member, or Help = \"…\" in its attribute", declared.NamePlace));
            }

            CheckLabels(context, (declared.Member as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty, name, kind);
        }
    }

    // A name that is made from a C# name is in snake case; the ones that Prometheus refuses are errors already.
    private static void CheckLabels(SymbolAnalysisContext context, IEnumerable<ISymbol> symbols, string owner, string kind)
    {
        foreach (ISymbol symbol in symbols)
        {
            if (KnownNames.Find(symbol.GetAttributes(), "Label") is { ConstructorArguments: [{ Value: string name }] } label
                && Names.IsLabelName(name)
                && !Names.IsReservedLabel(name)
                && label.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments })
            {
                foreach (NameFinding finding in NameLint.OfLabel(name, kind))
                {
                    context.ReportDiagnostic(NameReport.OfLabel(finding, name, owner, arguments[0].Expression.GetLocation()));
                }
            }
        }
    }
}
