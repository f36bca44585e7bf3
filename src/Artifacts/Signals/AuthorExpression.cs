using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>An expression of the author's, about the service's own series; a threshold, where stated, is compared with its result.</summary>
internal static class AuthorExpression
{
    /// <summary>Builds the signal.</summary>
    /// <exception cref="RuleException">The expression is malformed.</exception>
    public static Signal Signal(ExpressionCondition condition, string lasting, Workload workload)
    {
        Expr expr = ScopeRewriter.Apply(Parsed.Expression(condition.Expr), workload);
        (string? comparison, double threshold) = condition switch
        {
            { Above: { } above } => ("above", above),
            { Below: { } below } => ("below", below),
            _ => (null, 0d),
        };

        // Prometheus compares two scalars only with `bool`, which never filters.
        Expr compared = expr.Type == PromType.Scalar ? new Call("vector", expr) : expr;
        return comparison is null
            ? new Signal(
                expr,
                null,
                "{alert}: {{ $value | humanize }}",
                lasting.Length == 0 ? null : $"The condition has held{lasting}.")
            : new Signal(
                comparison == "above" ? Query.Above(compared, threshold) : Query.Below(compared, threshold),
                Numbers.Write(threshold),
                $"{{alert}}: {{{{ $value | humanize }}}} is {comparison} {{threshold}}",
                lasting.Length == 0 ? null : $"The value has stayed {comparison} {{threshold}}{lasting}.");
    }
}
