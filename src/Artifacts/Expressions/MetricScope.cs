using MetricsKit.Artifacts.Service;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>The series one metric alert looks at: which of them, over which window, grouped by what.</summary>
internal sealed class MetricScope
{
    private static readonly string[] Always = ["namespace", "job"];

    private readonly Workload _workload;
    private readonly IReadOnlyList<LabelMatcher> _where;

    private MetricScope(Workload workload, MetricTarget target, IReadOnlyList<LabelMatcher> where, PromDuration window)
    {
        _workload = workload;
        _where = where;
        Target = target;
        Window = window;
        Grouping = [.. Always.Concat(target.By).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The target as declared.</summary>
    public MetricTarget Target { get; }

    /// <summary>Range of <c>rate()</c>.</summary>
    public PromDuration Window { get; }

    /// <summary>Labels that the result keeps: <c>namespace</c>, <c>job</c>, and those asked for.</summary>
    public IReadOnlyList<string> Grouping { get; }

    /// <summary>The target's declaration; null for a metric of somebody else's.</summary>
    public MetricModel? Declared => Declaration(Target.Metric);

    /// <summary>Reads what the author wrote as text.</summary>
    /// <exception cref="RuleException">A matcher or the window is malformed.</exception>
    public static MetricScope Of(Workload workload, MetricTarget target) => new(
        workload,
        target,
        Parsed.Matchers(target.Where, "Where"),
        Parsed.Duration(target.Window, "Window"));

    /// <summary>Selects the series that count a metric's events: a counter itself, a histogram's <c>_count</c>.</summary>
    /// <exception cref="RuleException">The metric counts nothing.</exception>
    public VectorSelector Events(string metric, IEnumerable<LabelMatcher>? further = null) => Declaration(metric)?.Kind switch
    {
        null or MetricKind.Counter => Select(metric, metric, further),
        MetricKind.Histogram => Select(metric, metric + "_count", further),
        MetricKind.Gauge or MetricKind.Info => throw new RuleException($"'{metric}' is a gauge and has no rate; name a counter or a histogram."),
        var kind => throw new InvalidOperationException($"Metric kind {kind} has no events."),
    };

    /// <summary>Selects the buckets of the target, a histogram.</summary>
    /// <exception cref="RuleException">The target is no histogram.</exception>
    public VectorSelector Buckets() => HistogramPart("_bucket");

    /// <summary>Selects the series that count the observations of the target, a histogram.</summary>
    /// <exception cref="RuleException">The target is no histogram.</exception>
    public VectorSelector Observations() => HistogramPart("_count");

    /// <summary>Events per second in each group.</summary>
    public Expr Rate(VectorSelector events) => Query.SumBy(Grouping, Query.Rate(events, Window));

    private VectorSelector HistogramPart(string suffix) => Declared?.Kind is null or MetricKind.Histogram
        ? Select(Target.Metric, Target.Metric + suffix, further: null)
        : throw new RuleException($"'{Target.Metric}' is no histogram and has no quantiles; name a histogram.");

    private MetricModel? Declaration(string metric) => _workload.Metrics.TryGetValue(metric, out MetricModel? model) ? model : null;

    // The service's own series carry its job; those of others carry theirs. A matcher of the author's on job or
    // namespace takes the place of ours.
    private VectorSelector Select(string metric, string series, IEnumerable<LabelMatcher>? further)
    {
        LabelMatcher[] stated = [.. _where.Concat(further ?? [])];
        var matchers = new List<LabelMatcher>();
        if (_workload.JobMatcher is { } job && Declaration(metric) is not null)
        {
            matchers.Add(new LabelMatcher("job", MatchOperator.Equal, job));
        }

        if (_workload.NamespaceMatcher is { } ns)
        {
            matchers.Add(new LabelMatcher("namespace", MatchOperator.Equal, ns));
        }

        matchers.RemoveAll(m => stated.Any(s => s.Name == m.Name));
        return new VectorSelector(series, [.. matchers.Concat(stated).Distinct()]);
    }
}
