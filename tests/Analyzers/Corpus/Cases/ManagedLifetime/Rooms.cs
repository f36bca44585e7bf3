using Prometheus;

namespace Parlour.Voice;

public sealed record VoiceRoom(Guid Id, string Quality, string Owner);

public sealed class RoomMeter
{
    private static readonly IManagedLifetimeMetricFactory Short = Metrics.WithManagedLifetime(expiresAfter: TimeSpan.FromMinutes(5));
    private readonly IManagedLifetimeMetricHandle<IGauge> _listeners = Short.CreateGauge("parlour_listeners", "Listeners.", ["room", "quality"]);
    private readonly IManagedLifetimeMetricHandle<IHistogram> _jitter = Short.CreateHistogram("parlour_jitter_seconds", "Jitter.", ["quality"]);
    private readonly ICollector<ICounter> _packets = Short.CreateCounter("parlour_packets_total", "Packets.", ["room"]).WithExtendLifetimeOnUse();

    public void Listen(VoiceRoom room)
    {
        using (_listeners.AcquireLease(out var gauge, room.Id.ToString(), room.Quality)) // likely: room // bounded: quality
        {
            gauge.Inc();
        }

        using RefLease lease = _jitter.AcquireRefLease(out IHistogram jitter, room.Quality); // bounded: quality
        jitter.Observe(0.1);
        _packets.WithLabels(room.Id.ToString()).Inc(); // likely: room
        _packets.WithLabels("lobby").Inc(); // bounded: room
    }

    public Task RecordAsync(VoiceRoom room, Func<Task> body) => _listeners.WithLeaseAsync(
        async gauge =>
        {
            gauge.Inc();
            await body();
        },
        room.Owner, // likely: room
        "hd"); // bounded: quality

    public void Leave(VoiceRoom room) => _listeners.WithLease(static (text, gauge) => gauge.Dec(text.Length), "gone", room.Id.ToString(), room.Quality); // likely: room // bounded: quality
}
