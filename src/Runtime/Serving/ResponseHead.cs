using System.Globalization;
using System.Text.Unicode;

namespace MetricsKit.Serving;

/// <summary>Writes status line and headers.</summary>
internal static class ResponseHead
{
    /// <summary>Room that any head fits into, and any refusal but for the path that it may name.</summary>
    public const int MaxLength = 1024;

    /// <summary>The head of an exposition.</summary>
    /// <returns>Its length.</returns>
    public static int Write(Span<byte> room, ScrapeRequest request, DateTimeOffset now)
    {
        // A client that asks for the head alone learns no length: none is known before the exposition is written.
        Utf8.TryWrite(
            room,
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 200 OK\r\nDate: {now:R}\r\n{Connection(request)}Content-Type: {ContentNegotiation.ContentTypeOf(request.Format)}\r\nVary: Accept, Accept-Encoding\r\nCache-Control: no-store\r\n{(request.IsCompressed ? "Content-Encoding: gzip\r\n" : "")}{(request is { IsChunked: true, IsHead: false } ? "Transfer-Encoding: chunked\r\n" : "")}\r\n",
            out var length);
        return length;
    }

    /// <summary>A refusal, head and body.</summary>
    /// <param name="room">At least <see cref="MaxLength"/>, and the length of the path.</param>
    /// <param name="request">The request, with how it is answered.</param>
    /// <param name="path">Where the metrics are.</param>
    /// <param name="now">The date.</param>
    /// <returns>Its length.</returns>
    public static int WriteRefusal(Span<byte> room, ScrapeRequest request, string path, DateTimeOffset now)
    {
        var (reason, text) = request.Status switch
        {
            RequestStatus.BadRequest => ("Bad Request", "This is no request of HTTP/1.1."),
            RequestStatus.NotFound => ("Not Found", $"The metrics are at {path}"),
            RequestStatus.MethodNotAllowed => ("Method Not Allowed", "Metrics are read by GET or HEAD."),
            RequestStatus.ContentTooLarge => ("Content Too Large", "A request for metrics has no body."),
            RequestStatus.ExpectationFailed => ("Expectation Failed", "Nothing but 100-continue can be expected."),
            RequestStatus.HeadTooLarge => ("Request Header Fields Too Large", $"Request line and headers have at most {ListenerSettings.MaxHead} bytes."),
            RequestStatus.Failed => ("Internal Server Error", "The metrics could not be written."),
            RequestStatus.VersionNotSupported => ("HTTP Version Not Supported", "Metrics are served by HTTP/1.1."),
            _ => throw new ArgumentOutOfRangeException(nameof(request), request.Status, null),
        };
        Utf8.TryWrite(
            room,
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {(int)request.Status} {reason}\r\nDate: {now:R}\r\n{Connection(request)}{(request.Status == RequestStatus.MethodNotAllowed ? "Allow: GET, HEAD\r\n" : "")}Content-Type: text/plain; charset=utf-8\r\nContent-Length: {text.Length + 1}\r\n\r\n{(request.IsHead ? "" : text)}{(request.IsHead ? "" : "\n")}",
            out var length);
        return length;
    }

    private static string Connection(ScrapeRequest request) => request.KeepsConnection ? "" : "Connection: close\r\n";
}
