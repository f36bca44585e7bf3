namespace MetricsKit;

/// <summary>Another client's metrics, fetched before each scrape as that client writes them.</summary>
/// <param name="registry">Counts failures.</param>
/// <param name="writeText">Writes the Prometheus text format.</param>
internal sealed class IncludedExposition(MetricRegistry registry, Func<Stream, CancellationToken, Task> writeText)
{
    /// <summary>Most bytes of one exposition; what is longer is none that a server would take.</summary>
    public const int LongestText = 256 * 1024 * 1024;

    private const int MostKept = 4 * 1024 * 1024;

    private readonly object _gate = new();
    private MemoryStream? _text;
    private CancellationToken _running;
    private IncludedMetric[] _metrics = [];

    /// <summary>What the last fetch gave; nothing where it failed or is late.</summary>
    public IncludedMetric[] Metrics
    {
        get
        {
            lock (_gate)
            {
                return _running.IsCancellationRequested ? [] : _metrics;
            }
        }
    }

    /// <summary>True: that is what writes it.</summary>
    public bool Has(Func<Stream, CancellationToken, Task> other) => writeText.Equals(other);

    /// <summary>Fetches them; one call at a time. What the client throws comes out, and nothing is shown.</summary>
    /// <param name="stop">Cancelled when the scrape no longer waits.</param>
    public async ValueTask FetchAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            _running = stop;
        }

        var metrics = Array.Empty<IncludedMetric>();
        try
        {
            var text = _text ?? new MemoryStream();
            _text = null;
            text.SetLength(0);
            await writeText(text, stop).ConfigureAwait(false);
            if (text.Length > LongestText)
            {
                throw new InvalidDataException($"The included exposition has {text.Length} bytes; {LongestText} are taken.");
            }

            metrics = IncludedText.Parse(text.GetBuffer().AsSpan(0, (int)text.Length), out var faults);
            if (faults > 0)
            {
                registry.CountCallbackFailure(isTimeout: false);
            }

            _text = text.Capacity <= MostKept ? text : null;
        }
        finally
        {
            lock (_gate)
            {
                _metrics = stop.IsCancellationRequested ? [] : metrics;
                _running = default;
            }
        }
    }
}
