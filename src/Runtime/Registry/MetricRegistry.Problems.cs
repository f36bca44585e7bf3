namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private ProblemReports? _problems;

    /// <summary>Made for the first problem, or who asks for them.</summary>
    private ProblemReports Problems => Volatile.Read(ref _problems) ?? Interlocked.CompareExchange(ref _problems, new ProblemReports(), null) ?? _problems;

    /// <summary>
    /// Has something called for what is wrong with metrics: misuse, names that clash, callbacks that fail. Once for each metric and reason,
    /// what was found before included, so that it may be added late; the counters <c>metricskit_misuse_total</c> and
    /// <c>metricskit_callback_failures_total</c> tell how often. Metrics.Kit.Hosting writes it to the host's log.
    /// </summary>
    /// <param name="report">What to call, on the thread that did wrong: it should be quick. What it throws is ignored.</param>
    /// <returns>Dispose it to hear no more.</returns>
    public IDisposable OnProblem(Action<MetricProblem> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Problems.Add(report);
    }
}
