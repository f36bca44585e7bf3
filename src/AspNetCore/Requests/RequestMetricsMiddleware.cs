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
            measurement.End(failure);
            Record(context, measurement, failure, elapsed);
        }
    }

    private static bool Keep(Exception exception, out Exception failure)
    {
        failure = exception;
        return false;
    }

    private void Record(HttpContext context, Measurement measurement, Exception? failure, TimeSpan elapsed)
    {
        if (handlers.Of(measurement.Endpoint) is not { } handler)
        {
            return;
        }

        RequestMethod method = RequestMethods.Parse(context.Request.Method);
        metrics.Requests(handler, method, measurement.Status).Inc();
        if (measurement.IsUpgraded)
        {
            return;
        }

        metrics.RequestSize(handler, method).Observe(measurement.RequestBytes);
        if (failure is null)
        {
            // After an exception somebody further out writes the answer, if anybody does.
            metrics.ResponseSize(handler, method).Observe(method == RequestMethod.Head ? 0 : measurement.ResponseBytes);
        }

        if (!measurement.IsEventStream)
        {
            metrics.Duration(handler, method).Observe(elapsed.TotalSeconds);
        }
    }
}
