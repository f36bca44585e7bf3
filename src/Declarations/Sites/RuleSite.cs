using MetricsKit.Model;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.Declarations;

/// <summary>A rule that an attribute states, and where each of its texts is written.</summary>
public sealed class RuleSite
{
    private readonly Dictionary<(RulePart Part, int Index), WrittenText> _texts = [];

    internal RuleSite(RuleText rule, Location attribute)
    {
        Rule = rule;
        Attribute = attribute;
    }

    /// <summary>
    /// The rule as it will be written. The expression of an alert that is made from its attribute (<c>[LatencyAlert]</c>) is a
    /// stand-in with the same series, windows, threshold and labels; <see cref="IsOwnExpression"/> tells.
    /// </summary>
    public RuleText Rule { get; }

    /// <summary>True when the author wrote the expression.</summary>
    public bool IsOwnExpression { get; internal init; }

    /// <summary>The alert as declared; null for a recording rule.</summary>
    public AlertModel? Alert { get; internal init; }

    /// <summary>The whole attribute.</summary>
    public Location Attribute { get; }

    /// <summary>Where the rule's name stands.</summary>
    public Location NamePlace => _texts.TryGetValue((RulePart.Name, 0), out WrittenText? name) ? name.Whole : Attribute;

    /// <summary>Matchers that the author wrote beside a metric's name: <c>Where</c> and <c>Errors</c>.</summary>
    public IReadOnlyList<MatcherSite> Matchers { get; internal init; } = [];

    /// <summary>How messages begin: <c>Alert 'X'</c>.</summary>
    public string Subject => (Rule.Kind == RuleKind.Alerting ? "Alert '" : "Recording rule '") + Rule.Name + "'";

    /// <summary>Places of what a finding about a stand-in is about, by kind: <c>Window</c>, <c>Above</c>.</summary>
    internal Dictionary<FindingKind, Location> Properties { get; } = [];

    /// <summary>Places of metric names that a stand-in was made from.</summary>
    internal Dictionary<string, WrittenText> MetricNames { get; } = [];

    /// <summary>Where a finding is; null where it is about a part of a stand-in that the author did not write.</summary>
    public Location? PlaceOf(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Part == RulePart.Expr && !IsOwnExpression)
        {
            return Properties.TryGetValue(finding.Kind, out Location? place) ? place
                : finding.Kind is FindingKind.UnknownMetric or FindingKind.RenamedByExporter ? MetricOf(finding)?.Whole ?? Attribute
                : null;
        }

        // A threshold stands beside the expression, which as a whole is at fault for it.
        if (finding.Part == RulePart.Expr && finding.Start == 0 && finding.End == Rule.Expr.Length && Properties.TryGetValue(finding.Kind, out Location? threshold))
        {
            return threshold;
        }

        return _texts.TryGetValue((finding.Part, finding.Index), out WrittenText? text)
            ? text.PlaceOf(finding.Start, finding.End, cancellationToken)
            : NamePlace;
    }

    /// <summary>The places in the author's own expression that say why.</summary>
    public IEnumerable<Location> ReasonsOf(Finding finding, CancellationToken cancellationToken) =>
        IsOwnExpression && _texts.TryGetValue((RulePart.Expr, 0), out WrittenText? expr)
            ? finding.Reasons.Select(r => expr.PlaceOf(r.Span.Start, r.Span.End, cancellationToken))
            : [];

    /// <summary>A finding's suggestion as changes of source; null where there is none, or where it cannot be written.</summary>
    public IReadOnlyList<TextChange>? ChangesOf(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.Suggestion is not { Edits.Count: > 0 } suggestion
            || (finding.Part == RulePart.Expr && !IsOwnExpression)
            || !_texts.TryGetValue((finding.Part, finding.Index), out WrittenText? text))
        {
            return null;
        }

        return text.ChangesOf(suggestion.Edits, cancellationToken);
    }

    internal void Wrote(RulePart part, int index, WrittenText? text)
    {
        if (text is not null)
        {
            _texts[(part, index)] = text;
        }
    }

    private WrittenText? MetricOf(Finding finding)
    {
        string name = finding.Start >= 0 && finding.End <= Rule.Expr.Length ? Rule.Expr.Substring(finding.Start, finding.End - finding.Start) : "";
        return MetricNames.TryGetValue(name, out WrittenText? text) ? text : null;
    }
}

/// <summary>Matchers in a property of an attribute.</summary>
public sealed class MatcherSite
{
    private readonly WrittenText? _text;
    private readonly Location _attribute;

    internal MatcherSite(string metric, string matchers, WrittenText? text, Location attribute)
    {
        Metric = metric;
        Matchers = matchers;
        _text = text;
        _attribute = attribute;
    }

    /// <summary>Name of the family they select from.</summary>
    public string Metric { get; }

    /// <summary>Their text.</summary>
    public string Matchers { get; }

    /// <summary>Matchers of another property that the same selector has; null for none.</summary>
    public string? Beside { get; internal init; }

    /// <summary>Where a finding about them is.</summary>
    public Location PlaceOf(Finding finding, CancellationToken cancellationToken) =>
        _text?.PlaceOf(finding.Start, finding.End, cancellationToken) ?? _attribute;

    /// <summary>As <see cref="RuleSite.ChangesOf"/>.</summary>
    public IReadOnlyList<TextChange>? ChangesOf(Finding finding, CancellationToken cancellationToken) =>
        finding.Suggestion is { Edits.Count: > 0 } suggestion ? _text?.ChangesOf(suggestion.Edits, cancellationToken) : null;
}
