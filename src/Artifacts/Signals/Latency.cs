using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>Latency: a quantile of a histogram.</summary>
internal static class Latency
{
    /// <summary>Builds the signal.</summary>
    /// <exception cref="RuleException">The target is no histogram, or a part is malformed.</exception>
    public static Signal Signal(LatencyCondition condition, string lasting, Workload workload)
    {
        string metric = condition.Target.Metric;
        MetricScope scope = MetricScope.Of(workload, condition.Target);
        Expr buckets = Query.SumBy(["le", .. scope.Grouping.Where(l => l != "le")], Query.Rate(scope.Buckets(), scope.Window));
        Expr quantile = new Call("histogram_quantile", Query.Number(condition.Quantile), buckets);
        Expr traffic = scope.Rate(scope.Observations());
        Expr fires = Query.WhileTraffic(Query.Above(quantile, condition.Above), traffic, condition.Target.MinRate);

        string percentile = "P" + Quantities.Percent(condition.Quantile).TrimEnd('%');
        MetricUnit unit = Units.Of(metric);
        string what = unit == MetricUnit.Seconds && metric.Contains("duration") ? "latency" : "of " + metric;
        return new Signal(
            fires,
            Quantities.InUnitOf(condition.Above, metric),
            $"{{service}} {percentile} {what}{LabelTexts.For(condition.Target)} > {{threshold}} ({unit.HumanizedValue()})",
            $"{percentile} of {metric} has stayed above {{threshold}}{lasting}.");
    }
}
