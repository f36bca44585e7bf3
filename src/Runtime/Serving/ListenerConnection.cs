using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net.Sockets;

namespace MetricsKit.Serving;

/// <summary>
/// One client: requests are read and answered in turn until it leaves, says something that cannot be answered, or is dropped. All its
/// timeouts are one deadline, which the table of connections looks at.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no handle, and whoever drops the connection may come late.")]
internal sealed class ListenerConnection(Socket socket, ListenerSettings settings)
{
    private const int MostDrained = 256 * 1024;

    private readonly CancellationTokenSource _aborted = new();
    private long _since;
    private long _deadline = long.MaxValue;
    private int _isAnswering;
    private int _isAborted;
    private bool _isIdle;
    private int _start;
    private int _end;

    /// <summary>Whether a request is being answered.</summary>
    public bool IsAnswering => Volatile.Read(ref _isAnswering) != 0;

    /// <summary>Timestamp from which on it waits, or answers.</summary>
    public long Since => Volatile.Read(ref _since);

    /// <summary>Timestamp at which it is dropped.</summary>
    public long Deadline => Volatile.Read(ref _deadline);

    /// <summary>Begins its time, before anybody else sees it.</summary>
    public void Accept() => Enter(settings.RequestTicks);

    /// <summary>Serves the client; never fails.</summary>
    public async Task RunAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ListenerSettings.MaxHead);
        try
        {
            socket.NoDelay = true;
            while (await ReadAsync(buffer).ConfigureAwait(false) is { } request)
            {
                if (!await AnswerAsync(request).ConfigureAwait(false))
                {
                    await DrainAsync(buffer).ConfigureAwait(false);
                    break;
                }

                _isIdle = true;
                Enter(settings.IdleTicks);
            }
        }
        catch (Exception)
        {
            // The client left in the middle, or was dropped: nobody is there who could be told.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            socket.Dispose();
        }
    }

    /// <summary>Drops the client, whatever it is at.</summary>
    public void Abort()
    {
        if (Interlocked.Exchange(ref _isAborted, 1) == 0)
        {
            // Ends what waits for the client, and then what waits for metrics.
            socket.Close(0);
            _ = _aborted.CancelAsync();
        }
    }

    private void Enter(long ticks, bool isAnswering = false)
    {
        var now = settings.Time.GetTimestamp();
        Volatile.Write(ref _isAnswering, isAnswering ? 1 : 0);
        Volatile.Write(ref _since, now);
        Volatile.Write(ref _deadline, now + ticks);
    }

    /// <summary>Reads the next request, which may have come already.</summary>
    /// <returns>Null when the client has left.</returns>
    private async ValueTask<ScrapeRequest?> ReadAsync(byte[] buffer)
    {
        var seen = 0;
        while (true)
        {
            // Empty lines before a request are none of it.
            while (seen == 0 && _start < _end && buffer[_start] is (byte)'\r' or (byte)'\n')
            {
                _start++;
            }

            var length = HeaderLines.EndOf(buffer.AsSpan(_start, _end - _start), seen);
            if (length > 0)
            {
                var head = buffer.AsSpan(_start, length);
                _start += length;
                return ScrapeRequest.Read(head, settings.PathBytes);
            }

            seen = _end - _start;
            if (seen >= ListenerSettings.MaxHead)
            {
                return ScrapeRequest.Refused(RequestStatus.HeadTooLarge);
            }

            buffer.AsSpan(_start, seen).CopyTo(buffer);
            (_start, _end) = (0, seen);
            var received = await socket.ReceiveAsync(buffer.AsMemory(_end, ListenerSettings.MaxHead - _end), SocketFlags.None).ConfigureAwait(false);
            if (received == 0)
            {
                return null;
            }

            if (_isIdle)
            {
                _isIdle = false;
                Enter(settings.RequestTicks);
            }

            _end += received;
        }
    }

    /// <returns>Whether the client may send another request.</returns>
    private async ValueTask<bool> AnswerAsync(ScrapeRequest request)
    {
        Enter(settings.ResponseTicks, isAnswering: true);
        if (request.Status != RequestStatus.Ok)
        {
            return await RefuseAsync(request).ConfigureAwait(false);
        }

        var response = new ResponseStream(socket, request, settings.Time);
        await using (response.ConfigureAwait(false))
        {
            try
            {
                await WriteAsync(request, response).ConfigureAwait(false);
            }
            catch (Exception) when (!response.HasBegun && !_aborted.IsCancellationRequested)
            {
                return await RefuseAsync(request with { Status = RequestStatus.Failed, KeepsConnection = false }).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Half an exposition must not look like a whole one.
                Abort();
                throw;
            }

            await response.CompleteAsync(_aborted.Token).ConfigureAwait(false);
        }

        return request.KeepsConnection;
    }

    private async Task WriteAsync(ScrapeRequest request, ResponseStream response)
    {
        if (request.IsHead)
        {
            return;
        }

        if (!request.IsCompressed)
        {
            await settings.WriteAsync(response, request.Format, _aborted.Token).ConfigureAwait(false);
            return;
        }

        var gzip = new GZipStream(response, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
        {
            await settings.WriteAsync(gzip, request.Format, _aborted.Token).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> RefuseAsync(ScrapeRequest request)
    {
        var room = ArrayPool<byte>.Shared.Rent(ResponseHead.MaxLength + settings.Path.Length);
        try
        {
            var length = ResponseHead.WriteRefusal(room, request, settings.Path, settings.Time.GetUtcNow());
            await SocketWrites.SendAllAsync(socket, room.AsMemory(0, length), _aborted.Token).ConfigureAwait(false);
            return request.KeepsConnection;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>Reads on for a while: closing a connection on which something is unread takes the answer from the client too.</summary>
    private async ValueTask DrainAsync(byte[] buffer)
    {
        Enter(settings.RequestTicks);
        socket.Shutdown(SocketShutdown.Send);
        for (int drained = 0, received = 1; received > 0 && drained < MostDrained; drained += received)
        {
            received = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None).ConfigureAwait(false);
        }
    }
}
