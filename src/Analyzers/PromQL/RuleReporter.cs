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

        // Several series of an expression that is made from an attribute stand for one property.
        var places = new HashSet<(FindingKind Kind, Location Place)>();
        foreach (Finding finding in CheckedRules.Check(site.Rule, _catalog, check))
        {
            if (!IsParsers(site, finding) && site.PlaceOf(finding, cancellationToken) is { } place && (site.IsOwnExpression || places.Add((finding.Kind, place))))
            {
                Report(site, finding, place, site.ReasonsOf(finding, cancellationToken), site.ChangesOf(finding, cancellationToken));
            }
        }

        foreach (MatcherSite matchers in site.Matchers)
        {
            foreach (Finding finding in RuleChecker.CheckMatchers(matchers.Metric, matchers.Matchers, _catalog, check, matchers.Beside))
            {
                Report(site, finding, matchers.PlaceOf(finding, cancellationToken), [], matchers.ChangesOf(finding, cancellationToken));
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

    private void Report(RuleSite site, Finding finding, Location place, IEnumerable<Location> reasons, IReadOnlyList<TextChange>? changes) => report(Diagnostic.Create(
        FindingRules.Of(finding.Kind),
        place,
        reasons,
        SuggestedFix.Properties(finding, changes),
        RuleWords.Arguments(finding, site.Subject, site.Rule)));
}
