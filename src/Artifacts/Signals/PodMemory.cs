using MetricsKit.Artifacts.Expressions;
using MetricsKit.Artifacts.Service;
using MetricsKit.Artifacts.Text;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Signals;

/// <summary>Saturation: a pod's working set against its memory limit, from cAdvisor's and kube-state-metrics' series.</summary>
internal static class PodMemory
{
    private static readonly string[] Grouping = ["namespace", "pod"];

    /// <summary>Builds the signal: of the service's pods, or of every pod where there is no service.</summary>
    public static Signal Signal(PodMemoryCondition condition, string lasting, Workload workload)
    {
        // cAdvisor also sums each pod up under an empty container, which would count everything twice.
        Expr used = Sum("container_memory_working_set_bytes", new LabelMatcher("container", MatchOperator.NotEqual, ""), workload);
        Expr limit = Sum("kube_pod_container_resource_limits", new LabelMatcher("resource", MatchOperator.Equal, "memory"), workload);
        return new Signal(
            Query.Above(Query.Ratio(used, limit), condition.Above),
            Quantities.Percent(condition.Above),
            "{service} Pod {{ $labels.pod }} memory > {threshold} of limit ({{ $value | humanizePercentage }})",
            $"The working set of Pod {{{{ $labels.namespace }}}}/{{{{ $labels.pod }}}} has stayed above {{threshold}} of its memory limit{lasting}.");
    }

    private static Expr Sum(string metric, LabelMatcher matcher, Workload workload)
    {
        var matchers = new List<LabelMatcher>();
        if (workload.NamespaceMatcher is { } ns)
        {
            matchers.Add(new LabelMatcher("namespace", MatchOperator.Equal, ns));
        }

        if (workload.Job is { } service)
        {
            matchers.Add(new LabelMatcher("pod", MatchOperator.Regex, PodNames.Pattern(service)));
        }

        matchers.Add(matcher);
        return Query.SumBy(Grouping, new VectorSelector(metric, [.. matchers]));
    }
}
