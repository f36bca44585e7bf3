using MetricsKit;

namespace Acme;

public sealed record QueueOptions(IReadOnlyCollection<string> Queues);

/// <summary>Dependencies by primary constructor.</summary>
[MetricSet(Prefix = "queue")]
public sealed partial class QueueMetrics(MetricRegistry registry, QueueOptions options)
{
    private IEnumerable<string> Configured => options.Queues;

    public MetricRegistry Registry => registry;

    /// <summary>Jobs waiting.</summary>
    [Gauge("jobs_waiting")]
    public partial Gauge JobsWaiting([LabelValueSource(nameof(Configured), MaxValues = 20)] string queue);

    /// <summary>Jobs done.</summary>
    [Counter("jobs_done_total")]
    public partial Counter JobsDone(bool ok);

    /// <summary>Jobs of all instances.</summary>
    [Counter("jobs_total")]
    public static partial Counter Jobs();
}

/// <summary>The constructor is generated.</summary>
[MetricSet(Prefix = "plain")]
public partial class PlainMetrics
{
    private readonly string[] _names = ["x", "y"];

    private string[] Names() => _names;

    [Counter("events_total")]
    public partial Counter Events { get; }

    [Histogram("size_bytes", Buckets = [10, 100])]
    internal partial Histogram Size([LabelValueSource(nameof(Names), MaxValues = 5)] string name);
}

/// <summary>As a record.</summary>
[MetricSet(Prefix = "rec")]
public sealed partial record RecordMetrics(MetricRegistry Registry)
{
    [Counter("events_total")]
    public partial Counter Events();
}

public static class Program
{
    public static async Task<string> Run()
    {
        QueueMetrics.Jobs().Inc(3);
        var registry = new MetricRegistry();
        var queues = new QueueMetrics(registry, new QueueOptions(["a", "b"]));
        ((MetricsKit.Families.IMetricSet)queues).Initialize();
        ((MetricsKit.Families.IMetricSet)queues).Initialize();
        queues.JobsWaiting("a").Set(3);
        queues.JobsWaiting("c").Set(4);
        queues.JobsDone(ok: true).Inc();
        var plain = new PlainMetrics(registry);
        plain.Events.Inc();
        plain.Size("y").Observe(50);
        new RecordMetrics(registry).Events().Inc();
        using var stream = new MemoryStream();
        await registry.WriteAsync(stream, ExpositionFormat.Text);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
