using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>Traffic: events per second against those of an earlier time.</summary>
internal static class TrafficDrop
{
    /// <summary>Builds the signal.</summary>
    /// <remarks>A minimum rate holds for the earlier traffic: held against today's, it would silence the very drop.</remarks>
    /// <exception cref="RuleException">The target counts nothing, or a part is malformed.</exception>
    public static Signal Signal(TrafficDropCondition condition, string lasting, Workload workload)
    {
        MetricScope scope = MetricScope.Of(workload, condition.Target);
        PromDuration offset = Parsed.Duration(condition.Offset, "Offset");
        VectorSelector events = scope.Events(condition.Target.Metric);
        Expr now = scope.Rate(events);
        Expr before = scope.Rate(events with { Offset = new DurationLiteral(offset) });
        Expr share = new BinaryExpr(BinaryOperator.Multiply, Query.Number(condition.Below), before);
        Expr fires = Query.WhileTraffic(new BinaryExpr(BinaryOperator.Less, now, share), before, condition.Target.MinRate);

        string labels = LabelTexts.For(condition.Target);
        return new Signal(
            fires,
            Quantities.Percent(condition.Below),
            $"{{service}} traffic{labels} sharp drop (below {{threshold}} of {offset.ToWords()} ago, now {{{{ $value | humanize }}}}/s)",
            $"The rate of {condition.Target.Metric} has stayed below {{threshold}} of what it was {offset.ToWords()} earlier{lasting}.");
    }
}
