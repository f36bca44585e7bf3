using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MetricsKit.Exposition;

/// <summary>Lets an endpoint be reached at some of the server's ports only.</summary>
internal sealed class LocalPorts(int[] ports)
{
    private readonly int[] _ports = [.. ports];

    /// <summary>Puts itself in front of an endpoint.</summary>
    public void Guard(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } guarded)
        {
            endpoint.RequestDelegate = context =>
            {
                if (_ports.Contains(context.Connection.LocalPort))
                {
                    return guarded(context);
                }

                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
        }
    }
}
