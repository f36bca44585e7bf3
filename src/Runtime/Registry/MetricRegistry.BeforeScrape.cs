using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private readonly ScrapeCallbacks _beforeScrape;
    private Family<Counter>? _callbackFailures;
    private long _beforeScrapeTimeout = TimeSpan.FromSeconds(5).Ticks;

    /// <summary>Makes a registry without metrics.</summary>
    public MetricRegistry() => _beforeScrape = new ScrapeCallbacks(this);

    /// <summary>
    /// Longest that a scrape waits for the callbacks of <see cref="BeforeScrape(Func{CancellationToken, ValueTask}, string, int)"/>; 5 seconds
    /// unless told otherwise, half of what Prometheus gives a scrape. Then it writes the values that there are.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above zero, or above 24 days.</exception>
    public TimeSpan BeforeScrapeTimeout
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _beforeScrapeTimeout));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(BeforeScrapeTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromMilliseconds(int.MaxValue), nameof(BeforeScrapeTimeout));
            Volatile.Write(ref _beforeScrapeTimeout, value.Ticks);
        }
    }

    /// <summary>
    /// Runs something before each scrape, to set gauges whose values nobody pushes. All callbacks of a registry run at once, on the
    /// thread pool; scrapes that come meanwhile wait for the same run. One that throws or takes longer than
    /// <see cref="BeforeScrapeTimeout"/> costs its own values only: the scrape goes on, <c>metricskit_callback_failures_total</c>
    /// counts it, and it is not started again before it has ended.
    /// </summary>
    /// <param name="callback">What to run; its token is cancelled when the scrape no longer waits.</param>
    /// <param name="member">The compiler's: who adds it, for messages about it.</param>
    /// <param name="line">The compiler's: where.</param>
    public void BeforeScrape(Func<CancellationToken, ValueTask> callback, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _beforeScrape.Add(callback, origin: Origin(member, line));
    }

    /// <summary>As <see cref="BeforeScrape(Func{CancellationToken, ValueTask}, string, int)"/>.</summary>
    /// <param name="callback">What to run.</param>
    /// <param name="member">The compiler's: who adds it, for messages about it.</param>
    /// <param name="line">The compiler's: where.</param>
    public void BeforeScrape(Func<Task> callback, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _beforeScrape.Add(_ => new ValueTask(callback()), origin: Origin(member, line));
    }

    /// <summary>As <see cref="BeforeScrape(Func{CancellationToken, ValueTask}, string, int)"/>.</summary>
    /// <param name="callback">What to run.</param>
    /// <param name="member">The compiler's: who adds it, for messages about it.</param>
    /// <param name="line">The compiler's: where.</param>
    public void BeforeScrape(Action callback, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _beforeScrape.Add(
            _ =>
            {
                callback();
                return ValueTask.CompletedTask;
            },
            origin: Origin(member, line));
    }

    private static string Origin(string member, int line) =>
        FormattableString.Invariant($"The callback that '{member}' adds in line {line}");

    /// <summary>Counts a callback that gave nothing to a scrape, and tells of the first of its kind.</summary>
    /// <param name="isTimeout">True: it took too long. False: it threw.</param>
    /// <param name="metric">The metric that is missing; null where it sets others.</param>
    /// <param name="error">What it threw.</param>
    /// <param name="origin">Who added it.</param>
    /// <param name="isBlamed">False: it had no chance to run, so it is counted and not told of.</param>
    internal void CountCallbackFailure(bool isTimeout, string? metric = null, Exception? error = null, string? origin = null, bool isBlamed = true)
    {
        var family = Volatile.Read(ref _callbackFailures) ?? Own(
            ref _callbackFailures,
            "metricskit_callback_failures_total",
            "Callbacks before a scrape that threw, or took longer than the scrape waits.",
            LabelDefinition.Closed("reason", false, "error", "timeout"));
        family.Create(isTimeout ? 1 : 0).Inc();
        if (isBlamed)
        {
            Problems.Report(metric, isTimeout ? "callback_timeout" : "callback_error", metric is null ? origin : null, error);
        }
    }
}
