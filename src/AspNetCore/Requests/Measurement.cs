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
    private const long Undeclared = -1;
    private static readonly object MeasuredKey = new();

    private readonly HttpContext _context;
    private readonly long _declaredRequestBytes;
    private readonly CountingReadStream? _request;
    private bool _clientLeftFirst;

    public Measurement(HttpContext context)
    {
        _context = context;
        IFeatureCollection features = context.Features;

        _endpoints = features.Get<IEndpointFeature>() ?? new EndpointFeature();
        _endpoint = features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? _endpoints.Endpoint;
        features.Set<IEndpointFeature>(this);

        _response = features.Get<IHttpResponseBodyFeature>();
        if (_response is not null)
        {
            features.Set<IHttpResponseBodyFeature>(this);
        }

        _declaredRequestBytes = context.Request.ContentLength ?? Undeclared;
        if (_declaredRequestBytes == Undeclared && MayHaveBody(features))
        {
            context.Request.Body = _request = new CountingReadStream(context.Request.Body);
        }
    }

    /// <summary>True when the request was measured already and is on its way to an error page, or through a second <c>UseRequestMetrics</c>.</summary>
    public static bool IsMeasured(HttpContext context)
    {
        IFeatureCollection features = context.Features;
        return features.Get<IEndpointFeature>() is Measurement
            || (IsReExecution(features) && context.Items.ContainsKey(MeasuredKey));
    }

    /// <summary>Puts the features back and says what the request was.</summary>
    /// <param name="failure">The exception that left the pipeline, if one did.</param>
    public RequestOutcome End(Exception? failure)
    {
        IFeatureCollection features = _context.Features;
        Restore(features);

        int status = StatusAfter(failure);
        if (failure is not null || (status >= StatusCodes.Status400BadRequest && !_context.Response.HasStarted))
        {
            _context.Items[MeasuredKey] = MeasuredKey; // an error page may be on its way through the same pipeline
        }

        return new RequestOutcome
        {
            Endpoint = features.Get<IExceptionHandlerFeature>() is { } handled ? handled.Endpoint : _endpoint,
            Status = status,
            RequestBytes = RequestBytes(features),
            ResponseBytes = failure is null ? _responseBytes : null,
            IsUpgraded = status == StatusCodes.Status101SwitchingProtocols
                || (status == StatusCodes.Status200OK && features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true }),
            IsEventStream = _context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) == true,
        };
    }

    private static bool IsReExecution(IFeatureCollection features) =>
        features.Get<IExceptionHandlerFeature>() is not null || features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool MayHaveBody(IFeatureCollection features) =>
        features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
        && features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true }
        && features.Get<IHttpExtendedConnectFeature>() is not { IsExtendedConnect: true };

    // A client may declare any length; what the server would refuse to read must not reach a sum that never goes down.
    private long RequestBytes(IFeatureCollection features)
    {
        if (_declaredRequestBytes == Undeclared)
        {
            return _request?.Bytes ?? 0;
        }

        long? limit = features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        return limit < _declaredRequestBytes ? limit.Value : _declaredRequestBytes;
    }

    private int StatusAfter(Exception? failure)
    {
        switch (failure)
        {
            case null:
                // Asked again, for middleware that limits the time lends out a token of its own, and a time-out is no 499.
                bool left = (_clientLeftFirst || !_context.Response.HasStarted) && _context.RequestAborted.IsCancellationRequested;
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
        features.Set(_endpoints);
        if (_response is not null)
        {
            features.Set(_response);
        }

        if (_request is not null)
        {
            _context.Request.Body = _request.Inner;
        }
    }
}
