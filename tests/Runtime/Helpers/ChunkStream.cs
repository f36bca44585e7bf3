namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>Keeps what it gets, and how much it got at once.</summary>
internal sealed class ChunkStream : MemoryStream
{
    public int Largest { get; private set; }

    public string Text => System.Text.Encoding.UTF8.GetString(ToArray());

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Largest = Math.Max(Largest, buffer.Length);
        return base.WriteAsync(buffer, cancellationToken);
    }
}
