using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.Requests;

/// <summary>
/// What one request turned out to be. It stands in for two features of the request while the pipeline runs: the response
/// body, to count its bytes, and the endpoint, to remember the one that routing chose. Not pooled: code that keeps a
/// response stream too long must never write into another request's.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The streams stand for the server's own, which the server disposes.")]
internal sealed partial class Measurement
{
    private static readonly object MeasuredKey = new();

    private readonly HttpContext _context;
    private readonly long? _declaredRequestBytes;
    private readonly Stream? _requestBody;
    private CountingReadStream? _countedRequestBody;
    private bool _clientLeftFirst;

    public Measurement(HttpContext context)
    {
        _context = context;
        IFeatureCollection features = context.Features;

        _endpoints = features.Get<IEndpointFeature>();
        Endpoint = features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? _endpoints?.Endpoint;
        features.Set<IEndpointFeature>(this);

        _response = features.Get<IHttpResponseBodyFeature>();
        if (_response is not null)
        {
            features.Set<IHttpResponseBodyFeature>(this);
        }

        _declaredRequestBytes = context.Request.ContentLength;
        if (_declaredRequestBytes is null && MayHaveBody(features))
        {
            _requestBody = context.Request.Body;
            context.Request.Body = _countedRequestBody = new CountingReadStream(_requestBody);
        }
    }

    /// <summary>Status as the client saw it: 500 after an exception, 499 when the client had left before.</summary>
    public int Status { get; private set; }

    /// <summary>True for web sockets and other connections that stopped being a request.</summary>
    public bool IsUpgraded { get; private set; }

    /// <summary>True for server-sent events, which last as long as the client stays.</summary>
    public bool IsEventStream { get; private set; }

    /// <summary>Size of the request's body.</summary>
    public long RequestBytes { get; private set; }

    /// <summary>True when the request was measured already and is on its way to an error page, or through a second <c>UseRequestMetrics</c>.</summary>
    public static bool IsMeasured(HttpContext context)
    {
        IFeatureCollection features = context.Features;
        return features.Get<IEndpointFeature>() is Measurement
            || (IsReExecution(features) && context.Items.ContainsKey(MeasuredKey));
    }

    /// <summary>Puts the features back and settles the result.</summary>
    public void End(Exception? failure)
    {
        IFeatureCollection features = _context.Features;
        Restore(features);
        if (features.Get<IExceptionHandlerFeature>() is { } handled)
        {
            Endpoint = handled.Endpoint;
        }

        Status = StatusAfter(failure);
        RequestBytes = _countedRequestBody?.Bytes ?? WithinLimit(_declaredRequestBytes ?? 0, features);
        IsUpgraded = Status == StatusCodes.Status101SwitchingProtocols || (Status == StatusCodes.Status200OK && features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true });
        IsEventStream = _context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true;
        if (failure is not null || (Status >= StatusCodes.Status400BadRequest && !_context.Response.HasStarted))
        {
            _context.Items[MeasuredKey] = MeasuredKey; // an error page may be on its way through the same pipeline
        }
    }

    private static bool IsReExecution(IFeatureCollection features) =>
        features.Get<IExceptionHandlerFeature>() is not null || features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool MayHaveBody(IFeatureCollection features) =>
        features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
        && features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true }
        && features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true };

    // A client may declare any length; what the server would refuse to read must not reach a sum that never goes down.
    private static long WithinLimit(long declared, IFeatureCollection features) =>
        features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } limit ? Math.Min(declared, limit) : declared;

    private int StatusAfter(Exception? failure)
    {
        switch (failure)
        {
            case null:
                bool left = _context.Response.HasStarted ? _clientLeftFirst : _context.RequestAborted.IsCancellationRequested;
                return left ? StatusCodes.Status499ClientClosedRequest : _context.Response.StatusCode;
            case OperationCanceledException or IOException when _context.RequestAborted.IsCancellationRequested:
                return StatusCodes.Status499ClientClosedRequest;
            case BadHttpRequestException bad:
                return bad.StatusCode;
            default:
                return StatusCodes.Status500InternalServerError;
        }
    }

    private void Restore(IFeatureCollection features)
    {
        Endpoint? last = ((IEndpointFeature)this).Endpoint;
        features.Set(_endpoints);
        if (_endpoints is null && last is not null)
        {
            _context.SetEndpoint(last);
        }

        if (_response is not null)
        {
            features.Set(_response);
        }

        if (_requestBody is not null)
        {
            _context.Request.Body = _requestBody;
        }
    }
}
