using Prometheus;

namespace Ferry.Backfill;

public sealed class Job
{
    public long Id { get; init; }
    public string? Alias { get; set; }
    public string Queue { get; set; } = "default";
    public bool Nightly { get; set; }
    public Exception? Fault { get; set; }
}

public class JobRunner
{
    private static readonly Counter Done = Metrics.CreateCounter("jobs_done_total", "Done.", "name");
    private static readonly Counter Faults = Metrics.CreateCounter("jobs_faults_total", "Faults.", "fault", "exception");
    private static readonly Gauge Waiting = Metrics.CreateGauge("jobs_waiting", "Waiting.", "client", "bucket");

    public void Finished(Job job)
    {
        string name = job.Id.ToString();
        if (job.Nightly)
        {
            name = "nightly";
        }

        Done.WithLabels(name).Inc(); // high: name
    }

    public void FinishedShort(Job job)
    {
        string name = job.Id.ToString();
        if (job.Nightly)
        {
            name = "nightly";
        }
        else
        {
            name = "adhoc";
        }

        Done.WithLabels(name).Inc(); // bounded: name
    }

    public void Failed(Job job)
    {
        string trace = job.Fault?.StackTrace ?? string.Empty;
        Faults.WithLabels(trace.Length > 60 ? trace[..60] : trace, nameof(InvalidOperationException)).Inc(); // high: fault // bounded: exception
        Count(nameof(TimeoutException));
        Count(job.Fault!.GetType().Name);
    }

    private void Count(string exception) => Faults.WithLabels("none", exception).Inc(); // bounded: exception

    public void Enqueued(Job job, IReadOnlyDictionary<string, string> registered, string caller)
    {
        string client;
        if (!registered.TryGetValue(caller, out var known))
        {
            client = caller;
        }
        else
        {
            client = known;
        }

        Waiting.WithLabels(client, (Math.Abs(job.Id) % 16).ToString()).Inc(); // unclear: client // bounded: bucket
    }
}

public static class ClientEndpoints
{
    private static readonly Counter Calls = Metrics.CreateCounter("client_calls_total", "Calls.", "client");

    public static void Map(WebApplication app, IReadOnlyDictionary<string, string> registered) => app.Use(async (context, next) =>
    {
        var raw = context.Request.Query["client_id"].ToString();
        var client = registered.TryGetValue(raw, out var pretty) ? pretty : raw;
        Calls.WithLabels(client).Inc(); // high: client
        await next(context);
    });
}
