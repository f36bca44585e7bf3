namespace Grpc.Core;

public enum StatusCode { OK, NotFound, Internal }

public class RpcException(StatusCode code, string detail) : Exception(detail) { public StatusCode StatusCode => code; }

public abstract class ServerCallContext
{
    public abstract string Method { get; }
    public abstract string Host { get; }
    public abstract string Peer { get; }
    public abstract Metadata RequestHeaders { get; }
}

public sealed class Metadata { public string? GetValue(string key) => null; }

public delegate Task<TResponse> UnaryServerMethod<TRequest, TResponse>(TRequest request, ServerCallContext context);

public abstract class Interceptor
{
    public virtual Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) => continuation(request, context);
}
