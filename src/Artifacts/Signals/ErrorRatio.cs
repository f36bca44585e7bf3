using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>Errors: the share of failures among all events.</summary>
internal static class ErrorRatio
{
    /// <summary>Builds the signal.</summary>
    /// <exception cref="RuleException">Nothing says which events are failures, or a part is malformed.</exception>
    public static Signal Signal(ErrorRatioCondition condition, string lasting, Workload workload)
    {
        MetricScope scope = MetricScope.Of(workload, condition.Target);
        Expr total = scope.Rate(scope.Events(condition.Total ?? condition.Target.Metric));
        Expr ratio = Query.Ratio(Query.SumBy(scope.Grouping, Failures(condition, scope)), total);
        Expr fires = Query.WhileTraffic(Query.Above(ratio, condition.Above), total, condition.Target.MinRate);

        string metric = condition.Target.Metric;
        string share = condition.Total is null ? metric : $"{metric} among {condition.Total}";
        return new Signal(
            fires,
            Quantities.Percent(condition.Above),
            $"{{service}} error ratio of {share}{LabelTexts.For(condition.Target)} > {{threshold}} ({{{{ $value | humanizePercentage }}}})",
            $"The error ratio of {share} has stayed above {{threshold}}{lasting}.");
    }

    // Failures per second, before they are summed.
    private static Expr Failures(ErrorRatioCondition condition, MetricScope scope)
    {
        if (condition.Errors is not null)
        {
            return RateOf(scope, Parsed.Matchers(condition.Errors, "Errors"));
        }

        if (condition.Total is not null)
        {
            return RateOf(scope, []);
        }

        // A series that fails by two labels is in both operands and counts once: `or` is a union by labels.
        return ErrorMatchers(scope.Declared)
            .Select(matcher => RateOf(scope, [matcher]))
            .Aggregate((Expr?)null, (union, rate) => union is null ? rate : new BinaryExpr(BinaryOperator.Or, union, rate))
            ?? throw new RuleException(
                $"nothing says which events of '{condition.Target.Metric}' are failures; mark label values with [LabelValue(IsError = true)], or state Errors or Total.");
    }

    private static Expr RateOf(MetricScope scope, IEnumerable<LabelMatcher> errors) =>
        Query.Rate(scope.Events(scope.Target.Metric, errors), scope.Window);

    // One matcher for each label that has values marked as errors.
    private static IEnumerable<LabelMatcher> ErrorMatchers(MetricModel? metric)
    {
        foreach (LabelModel label in metric?.Labels ?? default)
        {
            string[] values = label.Domain is ClosedDomain closed
                ? [.. closed.Values.Where(v => v.IsError).Select(v => v.Value)]
                : [];
            if (values.Length == 1)
            {
                yield return new LabelMatcher(label.Name, MatchOperator.Equal, values[0]);
            }
            else if (values.Length > 1)
            {
                yield return new LabelMatcher(label.Name, MatchOperator.Regex, RegexText.OneOf(values));
            }
        }
    }
}
