using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.Requests;

/// <content>The endpoint of the request, not that of an error page which answers in its place.</content>
internal sealed partial class Measurement : IEndpointFeature
{
    private readonly IEndpointFeature? _endpoints;
    private Endpoint? _current;

    /// <summary>The endpoint that routing chose for the request itself; null when there was none.</summary>
    public Endpoint? Endpoint { get; private set; }

    Endpoint? IEndpointFeature.Endpoint
    {
        get => _endpoints is null ? _current : _endpoints.Endpoint;
        set
        {
            if (_endpoints is null)
            {
                _current = value;
            }
            else
            {
                _endpoints.Endpoint = value;
            }

            if (!IsReExecution(_context.Features))
            {
                Endpoint = value;
            }
        }
    }
}
