using Microsoft.Extensions.Options;
using Prometheus;

namespace Relay.Brokers;

public sealed class RelayOptions
{
    public string Topic { get; set; } = "events";
    public string GroupId { get; set; } = "relay";
    public string BasePath { get; set; } = "/relay";
}

public sealed class ConsumeResult
{
    public string Topic { get; init; } = "";
    public int Partition { get; init; }
    public long Offset { get; init; }
    public string? Key { get; init; }
    public string MessageId { get; init; } = "";
}

public sealed class Relay
{
    private static readonly Counter Consumed = Metrics.CreateCounter("relay_consumed_total", "Consumed.", "topic", "partition_id", "group_id");
    private static readonly Gauge Position = Metrics.CreateGauge("relay_position", "Position.", "topic", "offset");
    private static readonly Counter Keys = Metrics.CreateCounter("relay_keys_total", "Keys.", "key");
    private static readonly Counter Messages = Metrics.CreateCounter("relay_messages_total", "Messages.", "message");
    private static readonly Counter Polls = Metrics.CreateCounter("relay_polls_total", "Polls.", "path");
    private readonly RelayOptions _settings;

    public Relay(IOptions<RelayOptions> options) => _settings = options.Value;

    public void On(ConsumeResult result)
    {
        Consumed.WithLabels(result.Topic, result.Partition.ToString(), _settings.GroupId).Inc(); // bounded: topic // bounded: partition_id // bounded: group_id
        Position.WithLabels(_settings.Topic, result.Offset.ToString()).Set(result.Offset); // bounded: topic // high: offset
        Keys.WithLabels(result.Key ?? "null").Inc(); // high: key
        Messages.WithLabels(result.MessageId).Inc(); // high: message
        Messages.WithLabels(result.Key is null ? "tombstone" : "data").Inc(); // bounded: message
    }

    public void Poll()
    {
        Polls.WithLabels(_settings.BasePath).Inc(); // bounded: path
        Polls.WithLabels("/internal/poll").Inc(); // bounded: path
    }
}
