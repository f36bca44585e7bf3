using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetricsKit.Problems;

/// <summary>Says in the host's log what is wrong with its metrics and those of static sets, each thing once.</summary>
internal sealed class ProblemLog(IServiceProvider provider, MetricRegistry registry) : IHostedService
{
    private static readonly Action<ILogger, string, string, string, Exception?> Misuse = LoggerMessage.Define<string, string, string>(
        LogLevel.Warning, new EventId(3, "MetricMisused"), "Metric {Metric} was used wrongly: {Reason}. {Detail}Counted in metricskit_misuse_total, and not logged again.");

    private static readonly Action<ILogger, string, string, Exception?> Callback = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(4, "MetricCallbackFailed"), "{Metric} could not be read before a scrape: {Reason}. Counted in metricskit_callback_failures_total, and not logged again.");

    private readonly List<IDisposable> _subscriptions = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_subscriptions.Count == 0 && provider.GetService<ILoggerFactory>()?.CreateLogger("MetricsKit") is { } logger)
        {
            foreach (MetricRegistry each in new HashSet<MetricRegistry> { registry, MetricRegistry.Default })
            {
                _subscriptions.Add(each.OnProblem(problem => Log(logger, problem)));
            }
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (IDisposable subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _subscriptions.Clear();
        return Task.CompletedTask;
    }

    private static void Log(ILogger logger, MetricProblem problem)
    {
        if (problem.Reason.StartsWith("callback_", StringComparison.Ordinal))
        {
            Callback(logger, problem.Metric ?? problem.Detail ?? "What a callback sets", problem.Reason["callback_".Length..], problem.Error);
        }
        else
        {
            Misuse(logger, problem.Metric ?? "", problem.Reason, problem.Detail is null ? "" : problem.Detail + " ", problem.Error);
        }
    }
}
