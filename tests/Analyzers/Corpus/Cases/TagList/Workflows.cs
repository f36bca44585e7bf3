using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Clockwork.Engine;

public sealed record WorkflowDefinition(string Name, int Version);

public sealed class WorkflowInstance
{
    public string InstanceId { get; } = Ulid.Next();
    public required WorkflowDefinition Definition { get; init; }
    public string CorrelationKey { get; init; } = "";
    public WorkflowStatus Status { get; set; }
}

public enum WorkflowStatus { Running, Suspended, Finished }

internal static class Ulid { public static string Next() => Guid.NewGuid().ToString("N").ToUpperInvariant(); }

public sealed class EngineDiagnostics
{
    private readonly Meter _meter;
    public Counter<long> Started { get; }
    public Histogram<double> Duration { get; }

    public EngineDiagnostics()
    {
        _meter = new Meter("Clockwork");
        Started = _meter.CreateCounter<long>("workflow.started");
        Duration = _meter.CreateHistogram<double>("workflow.duration");
    }
}

public sealed class Engine(EngineDiagnostics diagnostics)
{
    public void Start(WorkflowInstance instance)
    {
        diagnostics.Started.Add(1, BaseTags(instance));
        diagnostics.Started.Add(1, new TagList { { "workflow.instance", instance.InstanceId } }); // high: workflow.instance
    }

    public void Finish(WorkflowInstance instance, DateTime startedAt)
    {
        TagList tags = BaseTags(instance);
        if (instance.Status == WorkflowStatus.Suspended)
        {
            tags.Add("correlation", instance.CorrelationKey); // high: correlation
        }
        else
        {
            tags.Add("weekday", startedAt.DayOfWeek); // bounded: weekday
        }

        AddOutcome(ref tags, instance);
        diagnostics.Duration.Record((DateTime.UtcNow - startedAt).TotalSeconds, tags);
    }

    private static TagList BaseTags(WorkflowInstance instance) => new()
    {
        { "workflow.name", instance.Definition.Name }, // bounded: workflow.name
        { "workflow.version", instance.Definition.Version }, // bounded: workflow.version
    };

    private static void AddOutcome(ref TagList tags, WorkflowInstance instance)
    {
        tags.Add("status", instance.Status.ToString()); // bounded: status
        tags.Add("finished_at", DateTimeOffset.Now); // high: finished_at
    }
}
