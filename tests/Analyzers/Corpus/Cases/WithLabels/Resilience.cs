using Prometheus;

namespace Quay.Resilience;

public delegate Task OnRetry(Exception exception, TimeSpan delay, int attempt, string operationKey);

public sealed class Policies
{
    private readonly Counter _retries;
    private readonly Counter _delays;
    private readonly Gauge _breakers;
    private readonly Counter _fallbacks;

    public Policies(MetricFactory metricFactory)
    {
        _retries = metricFactory.CreateCounter("quay_retries_total", "Retries", "exception", "attempt");
        _delays = metricFactory.CreateCounter("quay_delays_total", "Delays", "delay");
        _breakers = metricFactory.CreateGauge("quay_breaker_state", "Breakers", "breaker", "state");
        _fallbacks = metricFactory.CreateCounter("quay_fallbacks_total", "Fallbacks", "cause", "operation");
    }

    public OnRetry Hook() => (exception, delay, attempt, operationKey) =>
    {
        _retries.WithLabels(exception.GetType().Name, attempt.ToString()).Inc(); // bounded: exception // bounded: attempt
        _delays.WithLabels(delay.TotalMilliseconds.ToString()).Inc(); // high: delay
        _fallbacks.WithLabels("retry", operationKey).Inc(); // unclear: operation
        return Task.CompletedTask;
    };

    public void Broken(string breaker, Exception last, TimeSpan duration)
    {
        _breakers.WithLabels(breaker, "open").Set(1); // unclear: breaker // bounded: state
        _breakers.WithLabels("payments", duration.TotalMinutes > 1 ? "long" : "short").Set(1); // bounded: breaker // bounded: state
        var cause = last is AggregateException a ? a.Flatten().InnerExceptions.First().Message : last.Message;
        _fallbacks.WithLabels(cause, "break").Inc(); // high: cause // bounded: operation
        _fallbacks.WithLabels(last is TimeoutException ? "timeout" : last is HttpRequestException { StatusCode: { } code } ? ((int)code).ToString() : "other", "break").Inc(); // bounded: cause
    }
}
