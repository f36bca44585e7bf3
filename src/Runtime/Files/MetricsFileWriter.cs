using MetricsKit.Families;
using MetricsKit.Files;

namespace MetricsKit;

/// <summary>
/// Keeps a file with the metrics up to date, for node_exporter's textfile collector: for programs that nobody can reach, on machines that
/// are scraped anyway.
/// </summary>
/// <remarks>
/// Failures are counted in <c>metricskit_file_failures_total</c>, in the first of the registries, and never thrown.
/// <see cref="MetricRegistry.WriteToFileAsync(string, CancellationToken)"/> writes once.
/// </remarks>
public sealed class MetricsFileWriter : IDisposable, IAsyncDisposable
{
    private readonly string _path;
    private readonly bool _deletesAtEnd;
    private readonly ExpositionOfMany _exposition;
    private readonly DeliveryLog _log;
    private readonly PeriodicWork _periodic;
    private readonly Counter _failures;
    private readonly object _gate = new();
    private Task? _stopping;

    /// <summary>A writer that has not started.</summary>
    /// <param name="options">Its settings; what is changed in them later has no effect.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it and what is accepted.</exception>
    public MetricsFileWriter(MetricsFileOptions options)
    {
        OptionProblems.ThrowIfAny(options);
        _path = Path.GetFullPath(options.Path);
        _deletesAtEnd = options.DeleteOnShutdown;
        _exposition = new ExpositionOfMany(options);
        _log = new DeliveryLog(options.OnFailure);
        _periodic = new PeriodicWork(options.Interval, options.TimeProvider, TryWriteAsync);
        _failures = _exposition.Own.RegisterCounter(new FamilyDefinition
        {
            Name = "metricskit_file_failures_total",
            Help = "Times that the file with the metrics could not be written.",
        }).Create(0);
    }

    /// <summary>Why the file could not be written the last time; null where it could.</summary>
    public Exception? LastError => _log.LastError;

    /// <summary>How many times it could not be written since it could.</summary>
    public int ConsecutiveFailures => _log.ConsecutiveFailures;

    /// <summary>Writes now and then at each interval, on the thread pool, until the writer ends.</summary>
    /// <exception cref="InvalidOperationException">It has started.</exception>
    public void Start() => _periodic.Start("writer");

    /// <summary>Ends the writing; a writer that has started writes once more, or deletes the file. Never fails; does nothing the second time.</summary>
    /// <param name="cancellationToken">Gives up the last writing.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return _stopping ??= Task.Run(() => StopOnceAsync(cancellationToken), CancellationToken.None);
        }
    }

    /// <summary>As <see cref="StopAsync"/>.</summary>
    public void Dispose() => StopAsync().GetAwaiter().GetResult();

    /// <summary>As <see cref="Dispose"/>, without blocking.</summary>
    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task StopOnceAsync(CancellationToken cancel)
    {
        if (!await _periodic.StopAsync().ConfigureAwait(false))
        {
            return;
        }

        if (_deletesAtEnd)
        {
            await TryAsync(() =>
            {
                File.Delete(_path);
                return Task.CompletedTask;
            }).ConfigureAwait(false);
            return;
        }

        try
        {
            await TryWriteAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // There is no more time.
        }
    }

    private Task TryWriteAsync(CancellationToken stop) =>
        TryAsync(() => AtomicFile.ReplaceAsync(_path, file => _exposition.WriteAsync(file, ExpositionFormat.Text, stop)));

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            _log.Succeed();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failures.Inc();
            _log.Fail(e);
            _log.Tell(e);
        }
    }
}
