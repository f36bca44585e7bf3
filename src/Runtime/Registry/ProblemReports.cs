using System.Collections.Concurrent;

namespace MetricsKit;

/// <summary>Tells of each problem once.</summary>
internal sealed class ProblemReports
{
    /// <summary>Most problems that are told of: names of foreign instruments are not bounded.</summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(string? Place, string Reason), MetricProblem> _known = new();
    private Action<MetricProblem>[] _reports = [];

    /// <summary>Says that there is a problem. Allocates only for a new one.</summary>
    public void Report(string? metric, string reason, string? detail = null, Exception? error = null)
    {
        // Callbacks that set any metrics are told apart by who added them.
        var key = (metric ?? detail, reason);
        if (_known.ContainsKey(key))
        {
            return;
        }

        var problem = new MetricProblem(metric, reason, detail, error);
        lock (_known)
        {
            if (_known.Count >= Most || !_known.TryAdd(key, problem))
            {
                return;
            }
        }

        foreach (var report in Volatile.Read(ref _reports))
        {
            Call(report, problem);
        }
    }

    /// <summary>Tells of all problems, past and to come.</summary>
    public IDisposable Add(Action<MetricProblem> report)
    {
        MetricProblem[] before;
        lock (_known)
        {
            before = [.. _known.Values.OrderBy(static problem => problem.Metric, StringComparer.Ordinal).ThenBy(static problem => problem.Reason, StringComparer.Ordinal)];
            _reports = [.. _reports, report];
        }

        foreach (var problem in before)
        {
            Call(report, problem);
        }

        return new Subscription(this, report);
    }

    private static void Call(Action<MetricProblem> report, MetricProblem problem)
    {
        try
        {
            report(problem);
        }
#pragma warning disable CA1031 // A metric call is no place to fail, whatever a report throws.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private sealed class Subscription(ProblemReports owner, Action<MetricProblem> report) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._known)
            {
                var at = Array.IndexOf(owner._reports, report);
                owner._reports = at < 0 ? owner._reports : [.. owner._reports[..at], .. owner._reports[(at + 1)..]];
            }
        }
    }
}
