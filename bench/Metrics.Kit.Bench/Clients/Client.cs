namespace MetricsKit.Bench.Clients;

/// <summary>
/// The work of the table, done by one client library. Each loop does its work as often as it is told and names its series at every call,
/// as a request handler does: by an enum or a string.
/// </summary>
internal abstract class Client : IDisposable
{
    // Neither read-only nor constant: the compiler must not know which series a loop writes.
    private static Status s_status = Status.Refused;
    private static string s_topic = "orders.created-eu-west-1";

    /// <summary>Bounds of every histogram here.</summary>
    public static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>Durations that fall into every bucket, in no order that a branch predictor could learn; a power of two of them.</summary>
    public static readonly double[] Durations = MakeDurations();

    /// <summary>What a client that wants strings for labels has ready.</summary>
    protected static readonly string[] StatusNames = Enum.GetNames<Status>();

    /// <summary>What the column is headed by.</summary>
    public abstract string Name { get; }

    /// <summary>The library itself, and those it is held against.</summary>
    /// <returns>The others.</returns>
    public static IReadOnlyList<Client> Others() =>
    [
        new MeterClient("Meter+listener"),
        new OpenTelemetryClient(),
#if PROMETHEUS_NET
        new PrometheusNetClient(),
        new DeclaredPrometheusNetClient(),
#endif
    ];

    /// <summary>Adds 1 to the counter of an enum's value, in a loop.</summary>
    public abstract void Count(int iterations);

    /// <summary>The same, each time by a call that is not inlined.</summary>
    public abstract void CountCalls(int iterations);

    /// <summary>Adds 1 to the counter of a string of 24 characters.</summary>
    public abstract void CountOpen(int iterations);

    /// <summary>Observes a duration in the histogram of an enum's value, each time by a call that is not inlined.</summary>
    public abstract void ObserveCalls(int iterations);

    /// <inheritdoc />
    public virtual void Dispose()
    {
    }

    /// <summary>The enum's value.</summary>
    protected static Status Status => s_status;

    /// <summary>The string.</summary>
    protected static string Topic => s_topic;

    /// <summary>A duration for an iteration.</summary>
    protected static double DurationOf(int iteration) => Durations[iteration & (Durations.Length - 1)];

    private static double[] MakeDurations()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 1024).Select(_ => Math.Exp((random.NextDouble() * 8.5) - 5.8))];
    }
}
