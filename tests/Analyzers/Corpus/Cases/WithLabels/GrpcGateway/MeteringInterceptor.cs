using Grpc.Core;
using Prometheus;

namespace Gateway.Rpc;

public sealed class MeteringInterceptor : Interceptor
{
    private static readonly Counter Started = Metrics.CreateCounter("rpc_started_total", "Started.", "service", "method");
    private static readonly Counter Handled = Metrics.CreateCounter("rpc_handled_total", "Handled.", "code", "detail");
    private static readonly Counter Peers = Metrics.CreateCounter("rpc_peers_total", "Peers.", "peer", "request_kind");

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        string[] parts = context.Method.TrimStart('/').Split('/');
        Started.WithLabels(parts[0], parts[1]).Inc(); // bounded: service // bounded: method
        Peers.WithLabels(context.Peer, typeof(TRequest).Name).Inc(); // high: peer // bounded: request_kind
        try
        {
            TResponse response = await continuation(request, context);
            Handled.WithLabels(StatusCode.OK.ToString(), string.Empty).Inc(); // bounded: code // bounded: detail
            return response;
        }
        catch (RpcException rpc)
        {
            Handled.WithLabels(rpc.StatusCode.ToString(), rpc.Message).Inc(); // bounded: code // high: detail
            throw;
        }
        catch (Exception other)
        {
            Handled.WithLabels(nameof(StatusCode.Internal), Describe(other)).Inc(); // bounded: code // high: detail
            throw;
        }
    }

    private static string Describe(Exception problem) => problem switch
    {
        TimeoutException => "timeout",
        OperationCanceledException => "cancelled",
        _ => problem.ToString(),
    };
}
