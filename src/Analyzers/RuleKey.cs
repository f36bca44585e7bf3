using MetricsKit.Declarations;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Analyzers;

/// <summary>What makes two rules the same: what they make and its labels, and for an alert its condition.</summary>
/// <param name="Name">Name of the alert or of the recorded series.</param>
/// <param name="Condition">An alert's condition, an expression in its canonical form; null for a recording rule.</param>
/// <param name="Labels">Labels, severity and team among them, ordered by name.</param>
internal sealed record RuleKey(string Name, AlertCondition? Condition, EquatableArray<NameValue> Labels)
{
    /// <summary>The key of a rule.</summary>
    public static RuleKey Of(RuleSite site) => new(
        site.Rule.Name,
        Canonical(site.Alert?.Condition),
        site.Rule.Labels.Select(l => new NameValue(l.Name, l.Text)).OrderBy(l => l.Name, StringComparer.Ordinal).ToEquatableArray());

    private static AlertCondition? Canonical(AlertCondition? condition) =>
        condition is ExpressionCondition { Expr: var text } expression && PromQLParser.Parse(text).Root is { } root
            ? expression with { Expr = root.ToString() }
            : condition;
}
