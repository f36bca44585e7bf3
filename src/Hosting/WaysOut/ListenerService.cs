namespace MetricsKit.WaysOut;

/// <summary>The host's listeners, of which the last scrape sees the last values.</summary>
internal sealed class ListenerService(IEnumerable<MetricsListener> listeners) : WayOutService<MetricsListener>(listeners)
{
    public override async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (MetricsListener listener in Ways)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }
    }

    protected override void Start(MetricsListener way) => way.Start();
}
