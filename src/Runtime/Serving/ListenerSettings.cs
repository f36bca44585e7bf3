using System.Text;

namespace MetricsKit.Serving;

/// <summary>What a listener was told, checked, and unchanged by what happens to its options later.</summary>
internal sealed class ListenerSettings
{
    /// <summary>The longest head of a request, in bytes.</summary>
    public const int MaxHead = 8 * 1024;

    private readonly ExpositionOfMany _exposition;

    /// <exception cref="ArgumentException">A setting cannot work.</exception>
    public ListenerSettings(MetricsListenerOptions options)
    {
        OptionProblems.ThrowIfAny(options);
        _exposition = new ExpositionOfMany(options);
        Path = options.Path;
        PathBytes = Encoding.ASCII.GetBytes(options.Path);
        MaxConnections = options.MaxConnections;
        Time = options.TimeProvider;
        RequestTicks = Ticks(options.RequestTimeout);
        IdleTicks = Ticks(options.IdleTimeout);
        ResponseTicks = Ticks(options.ResponseTimeout);
    }

    /// <summary>Path of the exposition.</summary>
    public string Path { get; }

    public byte[] PathBytes { get; }

    public int MaxConnections { get; }

    public TimeProvider Time { get; }

    /// <summary>Timeouts in units of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long RequestTicks { get; }

    public long IdleTicks { get; }

    public long ResponseTicks { get; }

    /// <summary>Writes the exposition.</summary>
    public Task WriteAsync(Stream output, ExpositionFormat format, CancellationToken stop) => _exposition.WriteAsync(output, format, stop);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Time.TimestampFrequency);
}
