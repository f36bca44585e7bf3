namespace MetricsKit.Hosting.Tests;

internal enum JobState
{
    Waiting,
    Running,
}

/// <summary>A set with a constructor of its own, on the registry and something else.</summary>
[MetricSet(Prefix = "tests")]
internal sealed partial class JobMetrics(MetricRegistry registry, JobQueues queues)
{
    /// <summary>Jobs by state.</summary>
    [Gauge("jobs")]
    public partial Gauge Jobs(JobState state);

    /// <summary>Jobs done, by queue.</summary>
    [Counter("jobs_done_total")]
    public partial Counter Done([LabelValueSource(nameof(Queues), MaxValues = 5)] string queue);

    private IEnumerable<string> Queues => queues.Names;
}

internal sealed record JobQueues(params string[] Names);

/// <summary>A set whose constructor is generated.</summary>
[MetricSet(Prefix = "tests")]
internal sealed partial class MailMetrics
{
    /// <summary>Mails sent.</summary>
    [Counter("mails_sent_total")]
    public partial Counter Sent { get; }
}

/// <summary>A set that lives in the default registry.</summary>
[MetricSet(Prefix = "tests")]
internal static partial class StaticMetrics
{
    /// <summary>Events.</summary>
    [Counter("static_events_total")]
    public static partial Counter Events(JobState state);
}

internal enum Queue
{
    Normal,
    Priority,
}

/// <summary>What a worker without a web server counts.</summary>
[MetricSet(Prefix = "transcoder")]
internal static partial class TranscoderMetrics
{
    /// <summary>Number of jobs in progress.</summary>
    [Gauge("jobs_in_progress")]
    public static partial Gauge JobsInProgress(Queue queue);

    /// <summary>Jobs done.</summary>
    [Counter("jobs_complete_total")]
    public static partial Counter JobsComplete(Queue queue);
}
