#nullable enable
namespace Prometheus;

public interface ITimer : IDisposable { TimeSpan ObserveDuration(); }

public static class TimerExtensions
{
    public static ITimer NewTimer(this IObserver observer) => throw null!;
    public static ITimer NewTimer(this IGauge gauge) => throw null!;
    public static ITimer NewTimer(this ICounter counter) => throw null!;
}

public static class CounterExtensions
{
    public static void IncToCurrentTimeUtc(this ICounter counter) { }
    public static void IncToTimeUtc(this ICounter counter, DateTimeOffset timestamp) { }
    public static void CountExceptions(this ICounter counter, Action wrapped, Func<Exception, bool>? exceptionFilter = null) { }
    public static TResult CountExceptions<TResult>(this ICounter counter, Func<TResult> wrapped, Func<Exception, bool>? exceptionFilter = null) => throw null!;
    public static Task CountExceptionsAsync(this ICounter counter, Func<Task> wrapped, Func<Exception, bool>? exceptionFilter = null) => throw null!;
    public static Task<TResult> CountExceptionsAsync<TResult>(this ICounter counter, Func<Task<TResult>> wrapped, Func<Exception, bool>? exceptionFilter = null) => throw null!;
}

public static class GaugeExtensions
{
    public static void SetToCurrentTimeUtc(this IGauge gauge) { }
    public static void SetToTimeUtc(this IGauge gauge, DateTimeOffset timestamp) { }
    public static void IncToCurrentTimeUtc(this IGauge gauge) { }
    public static void IncToTimeUtc(this IGauge gauge, DateTimeOffset timestamp) { }
    public static IDisposable TrackInProgress(this IGauge gauge) => throw null!;
}
