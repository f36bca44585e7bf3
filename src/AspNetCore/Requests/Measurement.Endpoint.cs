using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.Requests;

/// <content>The endpoint that routing chose for the request itself, not that of an error page which answers in its place.</content>
internal sealed partial class Measurement : IEndpointFeature
{
    private readonly IEndpointFeature _endpoints;
    private Endpoint? _endpoint;

    Endpoint? IEndpointFeature.Endpoint
    {
        get => _endpoints.Endpoint;
        set
        {
            _endpoints.Endpoint = value;
            if (!IsReExecution(_context.Features))
            {
                _endpoint = value;
            }
        }
    }

    // For servers that leave the feature to the first who sets an endpoint.
    private sealed class EndpointFeature : IEndpointFeature
    {
        public Endpoint? Endpoint { get; set; }
    }
}
