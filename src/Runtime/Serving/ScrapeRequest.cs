using System.Text;

namespace MetricsKit.Serving;

/// <summary>A request as far as an answer depends on it.</summary>
/// <param name="Status">How it is answered.</param>
/// <param name="IsHead">Without a body.</param>
/// <param name="KeepsConnection">Whether the client may send another one.</param>
/// <param name="IsChunked">Whether the client understands a body whose length it is not told.</param>
/// <param name="Format">The format that it asks for.</param>
/// <param name="IsCompressed">Whether it asks for gzip.</param>
internal readonly record struct ScrapeRequest(
    RequestStatus Status, bool IsHead, bool KeepsConnection, bool IsChunked, ExpositionFormat Format, bool IsCompressed)
{
    private static readonly ScrapeRequest Bad = Refused(RequestStatus.BadRequest);

    public static ScrapeRequest Refused(RequestStatus status) => new(status, false, false, false, ExpositionFormat.Text, false);

    /// <summary>Reads a head: request line, headers, empty line.</summary>
    public static ScrapeRequest Read(ReadOnlySpan<byte> head, ReadOnlySpan<byte> path)
    {
        if (head.Contains((byte)0))
        {
            return Bad;
        }

        // Method, target, version; an empty target is none.
        var line = HeaderLines.Cut(ref head);
        var space = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (space < 1 || last < space + 2 || line[(space + 1)..last].Contains((byte)' '))
        {
            return Bad;
        }

        var method = line[..space];
        var target = line[(space + 1)..last];
        var version = line[(last + 1)..];
        if (!HeaderLines.IsToken(method) || !version.StartsWith("HTTP/"u8))
        {
            return Bad;
        }

        if (version is not [.., (byte)'/', (byte)'1', (byte)'.', >= (byte)'0' and <= (byte)'9'] || version.Length != "HTTP/1.1".Length)
        {
            return Refused(RequestStatus.VersionNotSupported);
        }

        var isOld = version[^1] == '0';
        if (!Headers.TryRead(head, out var headers) || headers.Hosts > 1 || (headers.Hosts == 0 && !isOld))
        {
            return Bad;
        }

        var isHead = method.SequenceEqual("HEAD"u8);
        var status =
            headers.HasBody ? RequestStatus.ContentTooLarge
            : headers.ExpectsMore ? RequestStatus.ExpectationFailed
            : !RequestTarget.Asks(target, path) ? RequestStatus.NotFound
            : !isHead && !method.SequenceEqual("GET"u8) ? RequestStatus.MethodNotAllowed
            : RequestStatus.Ok;
        return new ScrapeRequest(
            status,
            isHead,
            KeepsConnection: !isOld && !headers.Closes && status is not (RequestStatus.ContentTooLarge or RequestStatus.ExpectationFailed),
            IsChunked: !isOld,
            ContentNegotiation.Choose(headers.Accept?.ToString()),
            ContentNegotiation.AcceptsGzip(headers.AcceptEncoding?.ToString()));
    }

    private ref struct Headers
    {
        public int Hosts;
        public bool HasBody;
        public bool ExpectsMore;
        public bool Closes;
        public StringBuilder? Accept;
        public StringBuilder? AcceptEncoding;

        public static bool TryRead(ReadOnlySpan<byte> lines, out Headers headers)
        {
            headers = default;
            while (!lines.IsEmpty)
            {
                var line = HeaderLines.Cut(ref lines);
                if (line.IsEmpty)
                {
                    break;
                }

                var colon = line.IndexOf((byte)':');
                if (colon < 0 || !HeaderLines.IsToken(line[..colon]) || !headers.Take(line[..colon], line[(colon + 1)..].Trim(" \t"u8)))
                {
                    return false;
                }
            }

            return true;
        }

        private bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
        {
            if (Ascii.EqualsIgnoreCase(name, "Host"u8))
            {
                Hosts++;
            }
            else if (Ascii.EqualsIgnoreCase(name, "Accept"u8))
            {
                Join(ref Accept, value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "Accept-Encoding"u8))
            {
                Join(ref AcceptEncoding, value);
            }
            else if (Ascii.EqualsIgnoreCase(name, "Connection"u8))
            {
                Closes |= HeaderLines.Lists(value, "close"u8);
            }
            else if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
            {
                HasBody = true;
            }
            else if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
            {
                HasBody |= value.ContainsAnyExcept((byte)'0');
                return !value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9');
            }
            else if (Ascii.EqualsIgnoreCase(name, "Expect"u8))
            {
                // What waits for "100 Continue" has a body, and is told of that.
                ExpectsMore |= !Ascii.EqualsIgnoreCase(value, "100-continue"u8);
            }

            return true;
        }

        private static void Join(ref StringBuilder? list, ReadOnlySpan<byte> value)
        {
            list = list is null ? new StringBuilder(value.Length) : list.Append(',');
            foreach (var letter in value)
            {
                list.Append((char)letter);
            }
        }
    }
}
