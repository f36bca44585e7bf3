using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Analyzers;

/// <summary>Checks rules of attributes and reports what is found where it is written.</summary>
internal sealed class RuleReporter(Compilation compilation, AnalyzerOptions options, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    private readonly MetricCatalog _catalog = RuleSurroundings.Of(compilation, options, cancellationToken).Catalog;

    /// <summary>Checks one rule.</summary>
    public void Report(RuleSite site)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SyntaxTree? tree = site.Attribute.SourceTree;
        CheckOptions check = CheckSettings.Of(compilation, options, tree);
        foreach (Finding finding in CheckedRules.Check(site.Rule, _catalog, check))
        {
            if (!IsParsers(site, finding) && site.PlaceOf(finding, cancellationToken) is { } place)
            {
                Report(site.Subject, finding, place, site.ChangesOf(finding, cancellationToken));
            }
        }

        foreach (MatcherSite matchers in site.Matchers)
        {
            foreach (Finding finding in RuleChecker.CheckMatchers(matchers.Metric, matchers.Matchers, _catalog, check))
            {
                Report(site.Subject, finding, matchers.PlaceOf(finding, cancellationToken), matchers.ChangesOf(finding, cancellationToken));
            }
        }
    }

    // What the parser reports already, for the newest version and without knowing any series.
    private static bool IsParsers(RuleSite site, Finding finding) => finding.Kind switch
    {
        FindingKind.Duration or FindingKind.IllegalName => true,
        FindingKind.Syntax => !site.IsOwnExpression || !PromQL.PromQLParser.Parse(site.Rule.Expr).Succeeded,
        _ => false,
    };

    private void Report(string subject, Finding finding, Location place, IReadOnlyList<TextChange>? changes)
    {
        DiagnosticDescriptor rule = FindingRules.Of(finding.Kind);
        string first = finding.Kind == FindingKind.Syntax ? RuleWords.InSentence(subject) : subject;
        ImmutableDictionary<string, string?> fix = SuggestedFix.Properties(finding, changes);
        report(Diagnostic.Create(rule, place, fix, first, finding.Message));
    }
}
