namespace MetricsKit.WaysOut;

/// <summary>The host's files, of which the last writing has the last values.</summary>
internal sealed class FileService(IEnumerable<MetricsFileWriter> writers) : WayOutService<MetricsFileWriter>(writers)
{
    public override Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(Ways.Select(writer => writer.StopAsync(cancellationToken)));

    protected override void Start(MetricsFileWriter way) => way.Start();
}
