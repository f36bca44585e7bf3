using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Analyzers;

/// <summary>Checks one rule file and reports what is found at its lines.</summary>
internal sealed class RuleFileReporter
{
    /// <summary>After this time without a sample Prometheus takes a series for gone.</summary>
    private static readonly TimeSpan Lookback = TimeSpan.FromMinutes(5);

    private static readonly ImmutableDictionary<string, string?> None = ImmutableDictionary<string, string?>.Empty;

    private readonly AdditionalFileAnalysisContext _context;
    private readonly SourceText _text;
    private readonly RuleFile _file;
    private readonly Severities _severities;

    // A group's label is one of each of its rules.
    private readonly HashSet<(string Id, SourceSpan Place)> _labels = [];

    public RuleFileReporter(AdditionalFileAnalysisContext context)
    {
        _context = context;
        _text = context.AdditionalFile.GetText(context.CancellationToken) ?? SourceText.From("");
        _file = RuleSurroundings.RuleFileOf(_text);
        _severities = new Severities(context.Compilation, context.CancellationToken);
    }

    public void Report()
    {
        foreach (FileProblem problem in _file.Problems)
        {
            ReportProblem(problem);
        }

        foreach (DisabledId disabled in _file.DisabledIds)
        {
            if (disabled.Id.Length == 0)
            {
                ReportProblem(new FileProblem(disabled.Span, "this comment switches nothing off; name the rule: # metrics-kit disable MK5106") { IsWarning = true });
            }
            else if (!RuleFileAnalyzer.Ids.Contains(disabled.Id))
            {
                ReportProblem(new FileProblem(disabled.Span, $"'{disabled.Id}' is no rule that looks at such files, so this comment switches nothing off; name one of docs/rules, such as MK5106") { IsWarning = true });
            }
        }

        MetricCatalog catalog = RuleSurroundings.Of(_context.Compilation, _context.Options, _context.CancellationToken).Catalog;
        CheckOptions options = CheckSettings.Of(_context.Compilation, _context.Options, _context.AdditionalFile);
        foreach (NewField field in _file.NewFields.Where(f => f.Since > options.TargetVersion))
        {
            Report(Rules.UnreadableRuleFile, field.Span, [], None, $"a group has '{field.Name}' since Prometheus {field.Since}, and the target version is {options.TargetVersion}, which refuses the file; leave it out");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (FileGroup group in _file.Groups)
        {
            ReportInterval(group);
            foreach (FileRule rule in group.Rules)
            {
                _context.CancellationToken.ThrowIfCancellationRequested();
                ReportRule(rule, catalog, options);
                if (!seen.Add(Identity(rule.Rule)) && !rule.IsDisabled(Rules.DuplicateRule.Id))
                {
                    Report(Rules.DuplicateRule, rule.PlaceOf(RulePart.Name, 0, 0, rule.Rule.Name.Length), [], None, Subject(rule.Rule));
                }
            }
        }
    }

    private void ReportRule(FileRule rule, MetricCatalog catalog, CheckOptions options)
    {
        foreach (Finding finding in rule.Check(r => CheckedRules.Check(r, catalog, options)))
        {
            DiagnosticDescriptor descriptor = FindingRules.Of(finding.Kind);
            if (!rule.IsDisabled(descriptor.Id))
            {
                TextChange[]? changes = rule.EditsOf(finding)?.Select(e => new TextChange(TextSpan.FromBounds(e.Start, e.End), e.NewText)).ToArray();
                SourceSpan place = rule.PlaceOf(finding.Part, finding.Index, finding.Start, finding.End);
                if (finding.Part == RulePart.Label && !_labels.Add((descriptor.Id, place)))
                {
                    continue;
                }

                Location[] reasons = [.. finding.Reasons.Select(r => ToLocation(rule.PlaceOf(RulePart.Expr, 0, r.Span.Start, r.Span.End)))];
                Report(descriptor, place, reasons, SuggestedFix.Properties(finding, changes), RuleWords.Arguments(finding, Subject(rule.Rule), rule.Rule));
            }
        }
    }

    private void ReportInterval(FileGroup group)
    {
        if (group.Interval is { } interval && !group.Disabled.Contains(Rules.GroupInterval.Id) && CheckSettings.TimeOf(interval) > Lookback)
        {
            Report(Rules.GroupInterval, group.IntervalSpan, [], None, group.Name, interval);
        }
    }

    private void ReportProblem(FileProblem problem)
    {
        if (_severities.Of(Rules.UnreadableRuleFile, problem.IsWarning ? DiagnosticSeverity.Warning : null) is { } severity)
        {
            _context.ReportDiagnostic(Diagnostic.Create(Rules.UnreadableRuleFile, ToLocation(problem.Span), severity, null, None, problem.Message));
        }
    }

    private void Report(DiagnosticDescriptor rule, SourceSpan place, Location[] reasons, ImmutableDictionary<string, string?> fix, params object[] arguments)
    {
        if (_severities.Of(rule) is not { } severity)
        {
            return;
        }

        _context.ReportDiagnostic(Diagnostic.Create(rule, ToLocation(place), severity, reasons, fix, arguments));
    }

    private Location ToLocation(SourceSpan place)
    {
        var span = TextSpan.FromBounds(Math.Min(place.Start, _text.Length), Math.Min(Math.Max(place.Start, place.End), _text.Length));
        return Location.Create(_context.AdditionalFile.Path, span, _text.Lines.GetLinePositionSpan(span));
    }

    private static string Subject(RuleText rule) => (rule.Kind == RuleKind.Alerting ? "Alert '" : "Recording rule '") + rule.Name + "'";

    // Prometheus refuses no twin: both alerts fire, and one recording overwrites the other.
    private static string Identity(RuleText rule) => string.Join(
        "\n",
        [rule.Kind.ToString(), rule.Name, rule.Kind == RuleKind.Alerting ? rule.Expr : "", .. rule.Labels.OrderBy(l => l.Name, StringComparer.Ordinal).Select(l => l.Name + "=" + l.Text)]);
}
