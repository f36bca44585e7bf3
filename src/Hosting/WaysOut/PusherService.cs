namespace MetricsKit.WaysOut;

/// <summary>The host's pushers, whose last push has the last values.</summary>
internal sealed class PusherService(IEnumerable<MetricsPusher> pushers) : WayOutService<MetricsPusher>(pushers)
{
    public override Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Ways.Select(pusher => pusher.StopAsync(cancellationToken)));

    protected override void Start(MetricsPusher way) => way.Start();
}
