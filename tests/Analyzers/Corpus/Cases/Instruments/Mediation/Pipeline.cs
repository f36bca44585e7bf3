using System.Diagnostics;

namespace Orchard.Application;

public interface IRequest<TResponse>;

public delegate Task<TResponse> Next<TResponse>();

public interface IBehavior<in TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    Task<TResponse> Handle(TRequest request, Next<TResponse> next, CancellationToken cancellationToken);
}

public interface IHasCaller { Guid CallerId { get; } }

public sealed class MetricsBehavior<TRequest, TResponse>(ApplicationMetrics metrics) : IBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, Next<TResponse> next, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = "success";
        try
        {
            return await next();
        }
        catch (Exception e)
        {
            outcome = e is OperationCanceledException ? "cancelled" : "failure";
            metrics.Failed(typeof(TRequest).Name, e);
            throw;
        }
        finally
        {
            metrics.Handled(typeof(TRequest).Name, outcome, Stopwatch.GetElapsedTime(started));
            if (request is IHasCaller caller)
            {
                metrics.CalledBy(typeof(TRequest).Name, caller.CallerId); // high: caller #1
            }
        }
    }
}
