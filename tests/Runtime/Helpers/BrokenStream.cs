namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>Takes some chunks, then fails as a connection does that was closed.</summary>
internal sealed class BrokenStream(int chunks, bool isSynchronous) : MemoryStream
{
    private int _left = chunks;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (--_left >= 0)
        {
            return base.WriteAsync(buffer, cancellationToken);
        }

        return isSynchronous ? throw new IOException("closed") : FailAsync();
    }

    private static async ValueTask FailAsync()
    {
        await Task.Yield();
        throw new IOException("closed");
    }
}
