using System.Net;
using MetricsKit.Serving;

namespace MetricsKit;

/// <summary>Settings of a <see cref="MetricsListener"/>. Read once, when the listener is made.</summary>
public sealed class MetricsListenerOptions : ExpositionOptions
{
    /// <summary>TCP port, 0 to 65,535; 0, the default, picks a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// The machine's address to listen on; null, the default, for every address, IPv6 and IPv4.
    /// <see cref="IPAddress.Loopback"/> keeps other machines out.
    /// </summary>
    public IPAddress? Address { get; set; }

    /// <summary>Path of the exposition, compared case by case; <c>/metrics</c> unless set. Every other path is answered with 404.</summary>
    public string Path { get; set; } = "/metrics";

    /// <summary>
    /// Most open connections, 1 to 10,000; 64 unless set. One more closes the connection that has waited longest without a request, or
    /// else the one whose answer takes longest, so a client that keeps connections cannot keep a scraper out.
    /// </summary>
    public int MaxConnections { get; set; } = 64;

    /// <summary>Longest from a connection, or the first byte of a further request, to the end of the request's head; 10 s unless set.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest that a connection stays open without a further request; 130 s unless set, two scrapes a minute apart and some.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(130);

    /// <summary>Longest from a request to the last byte of its answer, which a slow reader takes; 1 minute unless set.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromMinutes(1);

    internal override void Check(OptionProblems problems)
    {
        problems.RequireRange(nameof(Port), Port, 0, IPEndPoint.MaxPort, "a port");
        problems.RequireRange(nameof(MaxConnections), MaxConnections, 1, 10_000, "a number of connections");
        problems.RequireSpan(nameof(RequestTimeout), RequestTimeout);
        problems.RequireSpan(nameof(IdleTimeout), IdleTimeout);
        problems.RequireSpan(nameof(ResponseTimeout), ResponseTimeout);
        if (!RequestTarget.IsPath(Path))
        {
            problems.Add(nameof(Path), $"is '{Path}'; give a path that starts with a slash, at most 255 long, of ASCII letters without '?' and '#', like /metrics");
        }
    }
}
