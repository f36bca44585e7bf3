using Microsoft.AspNetCore.Http;

namespace MetricsKit.Requests;

/// <summary>What one request turned out to be.</summary>
internal readonly struct RequestOutcome
{
    /// <summary>The endpoint that took it; null when there was none.</summary>
    public required Endpoint? Endpoint { get; init; }

    /// <summary>Status as the client saw it: 500 after an exception, 499 when the client had left before.</summary>
    public required int Status { get; init; }

    /// <summary>Bytes of the request's body.</summary>
    public required long RequestBytes { get; init; }

    /// <summary>Bytes of the response's body; null after an exception, when somebody further out writes the answer, if anybody does.</summary>
    public required long? ResponseBytes { get; init; }

    /// <summary>True for web sockets and other connections that stopped being a request.</summary>
    public required bool IsUpgraded { get; init; }

    /// <summary>True for server-sent events, which last as long as the client stays.</summary>
    public required bool IsEventStream { get; init; }
}
