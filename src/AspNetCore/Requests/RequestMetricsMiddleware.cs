using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace MetricsKit.Requests;

/// <summary>Measures a request around the rest of the pipeline.</summary>
internal sealed class RequestMetricsMiddleware(RequestDelegate next, RequestMetricSet metrics, HandlerNames handlers)
{
    public Task InvokeAsync(HttpContext context) =>
        Measurement.IsMeasured(context) ? next(context) : MeasureAsync(context);

    private async Task MeasureAsync(HttpContext context)
    {
        long start = Stopwatch.GetTimestamp();
        var measurement = new Measurement(context);
        Exception? failure = null;
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (Keep(e, out failure))
        {
            throw; // never reached: the filter only looks
        }
        finally
        {
            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            Record(RequestMethods.Parse(context.Request.Method), measurement.End(failure), elapsed);
        }
    }

    private static bool Keep(Exception exception, out Exception failure)
    {
        failure = exception;
        return false;
    }

    private void Record(RequestMethod method, in RequestOutcome outcome, TimeSpan elapsed)
    {
        if (handlers.Of(outcome.Endpoint) is not { } handler)
        {
            return;
        }

        metrics.Requests(handler, method, outcome.Status).Inc();
        if (outcome.IsUpgraded)
        {
            return;
        }

        metrics.RequestSize(handler, method).Observe(outcome.RequestBytes);
        if (outcome.ResponseBytes is { } bytes)
        {
            metrics.ResponseSize(handler, method).Observe(method == RequestMethod.Head ? 0 : bytes);
        }

        if (!outcome.IsEventStream)
        {
            metrics.Duration(handler, method).Observe(elapsed.TotalSeconds);
        }
    }
}
