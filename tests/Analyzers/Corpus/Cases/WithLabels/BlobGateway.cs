using System.Security.Cryptography;
using System.Text;
using Prometheus;

namespace Larder.Blobs;

public interface IBlobStore
{
    Task<Stream?> OpenAsync(string container, string blobName, CancellationToken token);
    Task DeleteAsync(string container, string blobName, CancellationToken token);
}

public sealed class InstrumentedBlobStore : IBlobStore
{
    private static readonly Histogram OperationTime = Metrics.CreateHistogram("larder_operation_seconds", "Operations", new[] { "operation", "container" });
    private static readonly Counter Touched = Metrics.CreateCounter("larder_touched_total", "Touched", new[] { "object", "digest" });
    private static readonly Gauge Sizes = Metrics.CreateGauge("larder_object_bytes", "Bytes", new[] { "size" });
    private static readonly Counter Watched = Metrics.CreateCounter("larder_watched_total", "Changes", new[] { "change", "file" });

    private readonly IBlobStore _store;

    public InstrumentedBlobStore(IBlobStore store) => _store = store;

    public async Task<Stream?> OpenAsync(string container, string blobName, CancellationToken token)
    {
        using var _ = OperationTime.WithLabels("open", container).NewTimer(); // bounded: operation // bounded: container
        var digest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)));
        Touched.WithLabels(blobName, digest).Inc(); // high: object // high: digest
        var stream = await _store.OpenAsync(container, blobName, token);
        if (stream is { CanSeek: true })
        {
            Sizes.WithLabels(stream.Length.ToString("N0")).Set(stream.Length); // high: size
            Sizes.WithLabels(SizeClass(stream.Length)).Set(stream.Length); // bounded: size
        }

        return stream;
    }

    public async Task DeleteAsync(string container, string blobName, CancellationToken token)
    {
        using (OperationTime.WithLabels(nameof(DeleteAsync), container).NewTimer()) // bounded: operation // bounded: container
            await _store.DeleteAsync(container, blobName, token);
    }

    public static void Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { EnableRaisingEvents = true };
        watcher.Changed += (_, e) => Watched.WithLabels(e.ChangeType.ToString(), e.FullPath).Inc(); // bounded: change // high: file
        watcher.Error += (_, e) => Watched.WithLabels("error", e.GetException().GetType().Name).Inc(); // bounded: change // bounded: file
    }

    private static string SizeClass(long bytes) => bytes switch
    {
        < 1024 => "tiny",
        < 1024 * 1024 => "normal",
        _ => "huge",
    };
}
