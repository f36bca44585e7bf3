using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Unicode;

namespace MetricsKit.Serving;

/// <summary>
/// Sends an answer to a client: the head and the first of the body together, chunk by chunk where the client takes chunks. Nothing is sent
/// before the buffer is full or the body complete, so that an exposition that fails at once can still be answered as a failure.
/// </summary>
internal sealed class ResponseStream(Socket socket, ScrapeRequest request, TimeProvider time) : Stream
{
    private const int BufferSize = 64 * 1024;
    private const int SizeLength = 6; // four hexadecimal digits and a line's end
    private const int TailLength = 7; // the end of a chunk, and the chunk that ends the body

    private byte[]? _buffer;
    private int _size; // where the chunk's size stands
    private int _end;

    /// <summary>Whether the client has been sent anything.</summary>
    public bool HasBegun { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends what is left, and the end of the body.</summary>
    public async ValueTask CompleteAsync(CancellationToken stop)
    {
        Open();
        CloseChunk();
        if (request.IsChunked && !request.IsHead)
        {
            "0\r\n\r\n"u8.CopyTo(_buffer.AsSpan(_end));
            _end += 5;
        }

        await SendAsync(stop).ConfigureAwait(false);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            Open();
            var taken = Math.Min(buffer.Length, _buffer!.Length - TailLength - _end);
            buffer[..taken].CopyTo(_buffer.AsMemory(_end));
            _end += taken;
            buffer = buffer[taken..];
            if (!buffer.IsEmpty)
            {
                CloseChunk();
                await SendAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // A compressor flushes when it ends, where more follows at once.
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        base.Dispose(disposing);
    }

    /// <summary>Makes room for a chunk, behind the head where nothing has been sent yet.</summary>
    private void Open()
    {
        if (_buffer is null)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
            _end = ResponseHead.Write(_buffer, request, time.GetUtcNow());
            BeginChunk();
        }
    }

    private void BeginChunk()
    {
        _size = _end;
        _end += request.IsChunked ? SizeLength : 0;
    }

    private void CloseChunk()
    {
        if (!request.IsChunked)
        {
            return;
        }

        var length = _end - _size - SizeLength;
        if (length == 0)
        {
            // An empty chunk would be the last one.
            _end = _size;
            return;
        }

        Utf8.TryWrite(_buffer.AsSpan(_size), CultureInfo.InvariantCulture, $"{length:X4}\r\n", out _);
        "\r\n"u8.CopyTo(_buffer.AsSpan(_end));
        _end += 2;
    }

    private async ValueTask SendAsync(CancellationToken stop)
    {
        HasBegun = true;
        await SocketWrites.SendAllAsync(socket, _buffer.AsMemory(0, _end), stop).ConfigureAwait(false);
        _end = 0;
        BeginChunk();
    }
}
