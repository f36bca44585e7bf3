using MetricsKit.Pushing;

namespace MetricsKit;

/// <summary>
/// Sends metrics to a Prometheus Pushgateway: for jobs that end before anybody scrapes them. <see cref="PushAsync"/> pushes once;
/// after <see cref="Start"/> it happens at each interval, and failures are counted and kept, never thrown.
/// </summary>
/// <remarks>
/// A service that runs on is better scraped: the Pushgateway shows what a dead service has pushed last, and knows no <c>up</c>.
/// Requests that fail are counted in <c>metricskit_push_failures_total{reason}</c>, in the first of the registries.
/// </remarks>
/// <example><code>
/// await using var pusher = new MetricsPusher("http://pushgateway:9091", "nightly-import");
/// await RunImportAsync();
/// await pusher.PushAsync();
/// </code></example>
public sealed class MetricsPusher : IDisposable, IAsyncDisposable
{
    private readonly GatewayClient _gateway;
    private readonly DeliveryLog _log;
    private readonly PeriodicWork _periodic;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly object _gate = new();
    private readonly HttpMethod _method;
    private readonly int _retries;
    private readonly TimeSpan _retryDelay;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly bool _pushesAtEnd;
    private readonly bool _deletesAtEnd;
    private volatile bool _hasPushed;
    private Task? _stopping;

    /// <summary>A pusher of <see cref="MetricRegistry.Default"/>.</summary>
    /// <param name="endpoint">URL of the Pushgateway.</param>
    /// <param name="job">The label <c>job</c>.</param>
    /// <exception cref="ArgumentException">No URL, or no job.</exception>
    public MetricsPusher(string endpoint, string job)
        : this(new MetricsPusherOptions { Endpoint = Uri.TryCreate(endpoint, UriKind.RelativeOrAbsolute, out var uri) ? uri : null, Job = job })
    {
    }

    /// <summary>A pusher with settings of its own.</summary>
    /// <param name="options">Its settings; what is changed in them later has no effect.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it and what is accepted.</exception>
    public MetricsPusher(MetricsPusherOptions options)
    {
        OptionProblems.ThrowIfAny(options);
        _gateway = new GatewayClient(options, new ExpositionOfMany(options));
        _log = new DeliveryLog(options.OnFailure);
        _method = options.Replace ? HttpMethod.Put : HttpMethod.Post;
        _retries = options.Retries;
        _retryDelay = options.RetryDelay;
        _interval = options.Interval;
        _time = options.TimeProvider;
        _pushesAtEnd = options.PushOnShutdown;
        _deletesAtEnd = options.DeleteOnShutdown;
        _periodic = new PeriodicWork(_interval, _time, stop => TryAsync(_method, _retries, stop));
    }

    /// <summary>Why the last push failed; null before the first and after one that succeeded.</summary>
    public Exception? LastError => _log.LastError;

    /// <summary>How many pushes have failed since one succeeded.</summary>
    public int ConsecutiveFailures => _log.ConsecutiveFailures;

    /// <summary>Pushes now and then at each interval, on the thread pool, until the pusher ends.</summary>
    /// <exception cref="InvalidOperationException">It has started.</exception>
    public void Start() => _periodic.Start("pusher");

    /// <summary>Pushes once, trying again as the settings say. A push that is under way is waited for.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="HttpRequestException">The last try failed; the message says why.</exception>
    public Task PushAsync(CancellationToken cancellationToken = default) => SendAsync(_method, _retries, cancellationToken);

    /// <summary>Deletes what the Pushgateway has of this job and grouping key.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="HttpRequestException">The last try failed; the message says why.</exception>
    public Task DeleteAsync(CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Delete, _retries, cancellationToken);

    /// <summary>
    /// Ends the pushing at intervals; then pushes once more or deletes, as the settings say, with one try. Never fails for the
    /// Pushgateway's sake; does nothing the second time.
    /// </summary>
    /// <param name="cancellationToken">Gives up the last request.</param>
    public Task StopAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return _stopping ??= Task.Run(() => StopOnceAsync(cancellationToken), CancellationToken.None);
        }
    }

    /// <summary>As <see cref="StopAsync"/>; takes no longer than one request may.</summary>
    public void Dispose()
    {
        StopAsync().GetAwaiter().GetResult();
        _gateway.Dispose();
    }

    /// <summary>As <see cref="Dispose"/>, without blocking.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _gateway.Dispose();
    }

    private async Task StopOnceAsync(CancellationToken cancel)
    {
        var hasStarted = await _periodic.StopAsync().ConfigureAwait(false);
        try
        {
            if (_deletesAtEnd && _hasPushed)
            {
                await TryAsync(HttpMethod.Delete, 0, cancel).ConfigureAwait(false);
            }
            else if (_pushesAtEnd && !_deletesAtEnd && hasStarted)
            {
                await TryAsync(_method, 0, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // There is no more time.
        }
    }

    private async Task TryAsync(HttpMethod method, int retries, CancellationToken stop)
    {
        try
        {
            await SendAsync(method, retries, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _log.Tell(e);
        }
    }

    private async Task SendAsync(HttpMethod method, int retries, CancellationToken stop)
    {
        // One at a time, or an older state could arrive last.
        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            _hasPushed |= method != HttpMethod.Delete;
            await RetryAsync(method, retries, stop).ConfigureAwait(false);
            _log.Succeed();
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            _log.Fail(e);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RetryAsync(HttpMethod method, int retries, CancellationToken stop)
    {
        for (var pause = _retryDelay; ; pause *= 2)
        {
            try
            {
                await _gateway.SendAsync(method, stop).ConfigureAwait(false);
                return;
            }
            catch (HttpRequestException e) when (retries-- > 0 && GatewayClient.IsPassing(e))
            {
                // Once more, below.
            }

            await Task.Delay(pause < _interval ? pause : _interval, _time, stop).ConfigureAwait(false);
        }
    }
}
