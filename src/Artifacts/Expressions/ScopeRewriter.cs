using MetricsKit.Artifacts.Service;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>
/// Gives selectors of declared metrics the service's <c>job</c> and <c>namespace</c>, unless they name that label themselves.
/// What nobody declares here carries another's job, and stays as it is written; so do recorded series.
/// </summary>
internal sealed class ScopeRewriter : PromQLRewriter
{
    private readonly Workload _workload;
    private readonly LabelMatcher[] _matchers;

    private ScopeRewriter(Workload workload, LabelMatcher[] matchers)
    {
        _workload = workload;
        _matchers = matchers;
    }

    /// <summary>The expression about the workload's own series.</summary>
    /// <param name="expr">The expression as written.</param>
    /// <param name="workload">Whose rule it is, as the rule sees it.</param>
    public static Expr Apply(Expr expr, Workload workload)
    {
        var matchers = new List<LabelMatcher>();
        if (workload.JobMatcher is { } job)
        {
            matchers.Add(new LabelMatcher("job", MatchOperator.Equal, job));
        }

        if (workload.NamespaceMatcher is { } ns)
        {
            matchers.Add(new LabelMatcher("namespace", MatchOperator.Equal, ns));
        }

        return matchers.Count == 0 || workload.Metrics.Count == 0 ? expr : new ScopeRewriter(workload, [.. matchers]).Rewrite(expr);
    }

    /// <inheritdoc/>
    public override PromQLNode VisitVectorSelector(VectorSelector node)
    {
        LabelMatcher[] missing = [.. _matchers.Where(own => !node.Matchers.Any(stated => stated.Name == own.Name))];
        return missing.Length > 0 && SeriesNames.Of(node) is { Count: > 0 } names && names.All(_workload.Declares)
            ? node with { Matchers = new NodeList<LabelMatcher>(missing.Concat(node.Matchers)) }
            : node;
    }
}
