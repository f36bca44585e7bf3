using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.Requests;

/// <content>The response body: everything goes to the server's own feature, so that it can still send files by itself.</content>
internal sealed partial class Measurement : IHttpResponseBodyFeature
{
    private readonly IHttpResponseBodyFeature? _response;
    private CountingWriteStream? _stream;
    private CountingPipeWriter? _writer;
    private long _responseBytes;
    private bool _started;

    public Stream Stream => _stream ??= new CountingWriteStream(_response!.Stream, this);

    public PipeWriter Writer => _writer ??= new CountingPipeWriter(_response!.Writer, this);

    /// <summary>Counts bytes handed to the server.</summary>
    public void Wrote(long bytes) => _responseBytes += bytes;

    /// <summary>Notes, before the first bytes leave, whether anybody is still there to read them.</summary>
    public void Starting()
    {
        if (!_started)
        {
            _started = true;
            _clientLeftFirst = _context.RequestAborted.IsCancellationRequested;
        }
    }

    public void DisableBuffering() => _response!.DisableBuffering();

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        Starting();
        return _response!.StartAsync(cancellationToken);
    }

    public async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default)
    {
        Starting();
        await _response!.SendFileAsync(path, offset, count, cancellationToken).ConfigureAwait(false);
        Wrote(count ?? (new FileInfo(path).Length - offset));
    }

    public Task CompleteAsync()
    {
        Starting();
        return _response!.CompleteAsync();
    }
}
