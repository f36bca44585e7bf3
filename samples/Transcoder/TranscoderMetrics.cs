using MetricsKit;

[assembly: MetricsService("transcoder-server", Team = "media")]
[assembly: ScrapeEndpoint(Monitor = MonitorKind.Pod, Port = "metrics")]

namespace Transcoder;

/// <summary>Where a job waits.</summary>
internal enum Queue
{
    /// <summary>First come, first served.</summary>
    Normal,

    /// <summary>Before all others.</summary>
    Priority,
}

/// <summary>What tells one release from another.</summary>
[LabelSet]
internal readonly record struct Release([Label(MaxValues = 1)] string Version);

/// <summary>What a transcoder measures.</summary>
[MetricSet(Prefix = "transcoder_server")]
internal static partial class TranscoderMetrics
{
    private static readonly int[] Waiting = new int[2];

    /// <summary>Jobs in progress.</summary>
    [Gauge("jobs_in_progress")]
    public static partial Gauge JobsInProgress(Queue queue);

    /// <summary>Jobs that ended, well or not.</summary>
    [Counter("jobs_total")]
    public static partial Counter Jobs(Queue queue);

    /// <summary>Jobs that failed.</summary>
    [Counter("jobs_failed_total")]
    [ErrorRatioAlert("TranscoderJobsFailing", Total = nameof(Jobs), Above = 0.1, For = "10m", By = ["queue"])]
    public static partial Counter JobsFailed(Queue queue);

    /// <summary>Time that jobs take, in classic buckets and, where the server asks for protobuf, in native ones.</summary>
    [Histogram("job_duration_seconds", Buckets = [0.01, 0.1, 0.5, 1, 5], Native = true)]
    public static partial Histogram JobDuration(Queue queue);

    /// <summary>Bytes written, by codec; one that is not used for an hour goes.</summary>
    [Counter("written_bytes_total", ExpireAfter = "1h")]
    public static partial Counter BytesWritten([Label(MaxValues = 20)] string codec);

    /// <summary>Takes a job into a queue, or out of it.</summary>
    public static void Enqueue(Queue queue, int jobs) => Interlocked.Add(ref Waiting[(int)queue], jobs);

    /// <summary>Jobs that wait: read before each scrape.</summary>
    [Gauge("jobs_waiting")]
    private static int JobsWaiting(Queue queue) => Volatile.Read(ref Waiting[(int)queue]);

    /// <summary>The release that runs; always 1.</summary>
    [Info("process")]
    private static Release Process() => new(typeof(TranscoderMetrics).Assembly.GetName().Version?.ToString(3) ?? "unknown");
}
