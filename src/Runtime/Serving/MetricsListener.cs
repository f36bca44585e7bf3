using System.Net;
using System.Net.Sockets;
using MetricsKit.Serving;

namespace MetricsKit;

/// <summary>
/// A small HTTP server for the exposition alone, on a port of its own: for services without ASP.NET Core, and for metrics that customers
/// must not reach. It answers GET and HEAD, in the format and compression that the client asks for, and keeps connections.
/// </summary>
/// <remarks>
/// Whoever reaches the port reads the metrics: it knows neither TLS nor passwords. Requests with a body are refused, heads are at most
/// 8 KB, clients that are slow are dropped, and connections are bounded; see <see cref="MetricsListenerOptions"/>. What goes wrong with a
/// client never reaches the service.
/// </remarks>
/// <example><code>
/// using var listener = new MetricsListener(port: 3001);
/// listener.Start();
/// </code></example>
public sealed class MetricsListener : IDisposable, IAsyncDisposable
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private readonly ListenerSettings _settings;
    private readonly IPAddress? _address;
    private readonly ConnectionTable _connections;
    private readonly CancellationTokenSource _stop = new();
    private Socket? _socket;
    private ITimer? _sweeper;
    private Task _accepting = Task.CompletedTask;
    private Task? _closing;
    private int _port;

    /// <summary>A listener for <see cref="MetricRegistry.Default"/> at <c>/metrics</c>, on every address of the machine.</summary>
    /// <param name="port">TCP port; 0 picks a free one.</param>
    /// <exception cref="ArgumentException">Not 0 to 65,535.</exception>
    public MetricsListener(int port)
        : this(new MetricsListenerOptions { Port = port })
    {
    }

    /// <summary>A listener with settings of its own.</summary>
    /// <param name="options">Its settings; what is changed in them later has no effect.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it and what is accepted.</exception>
    public MetricsListener(MetricsListenerOptions options)
    {
        _settings = new ListenerSettings(options);
        _connections = new ConnectionTable(_settings.MaxConnections, _settings.Time);
        _address = options.Address;
        _port = options.Port;
    }

    /// <summary>The port: as given, and once the listener has started the one it listens on.</summary>
    public int Port => Volatile.Read(ref _port);

    /// <summary>Begins to listen. Returns when clients can connect; they are served by the thread pool.</summary>
    /// <exception cref="IOException">The port cannot be had; the message says why and what to do. It may be called again.</exception>
    /// <exception cref="InvalidOperationException">It has started.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed.</exception>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing is not null, this);
            if (_socket is not null)
            {
                throw new InvalidOperationException($"This listener has started, on port {Port}; make another one for another port.");
            }

            var socket = ListenerSocket.Open(_address, Port);
            _socket = socket;
            Volatile.Write(ref _port, ((IPEndPoint)socket.LocalEndPoint!).Port);

            // Scrapes must not run within the trace that happened to be current here.
            using (ExecutionContext.SuppressFlow())
            {
                _sweeper = _settings.Time.CreateTimer(static table => ((ConnectionTable)table!).Sweep(), _connections, SweepEvery, SweepEvery);
                _accepting = Task.Run(() => AcceptAsync(socket));
            }
        }
    }

    /// <summary>
    /// Stops listening, drops the connections that wait, gives those that are answered a second, and drops them then. Does nothing the
    /// second time.
    /// </summary>
    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    /// <summary>As <see cref="Dispose"/>, without blocking.</summary>
    public ValueTask DisposeAsync() => new(CloseAsync());

    private Task CloseAsync()
    {
        lock (_gate)
        {
            return _closing ??= Task.Run(CloseOnceAsync);
        }
    }

    private async Task CloseOnceAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _socket?.Dispose();
        await _accepting.ConfigureAwait(false);
        await _connections.CloseAsync(Patience).ConfigureAwait(false);
        if (_sweeper is not null)
        {
            await _sweeper.DisposeAsync().ConfigureAwait(false);
        }

        _stop.Dispose();
    }

    /// <summary>Takes connections until the end, whatever becomes of any of them.</summary>
    private async Task AcceptAsync(Socket socket)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _connections.Run(new ListenerConnection(await socket.AcceptAsync(_stop.Token).ConfigureAwait(false), _settings));
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // That client has left already.
            }
            catch (Exception)
            {
                // Out of descriptors or memory: whatever it is, it is there at the next turn too.
                _connections.DropIdle();
                await Task.Delay(PauseAfterFailure).ConfigureAwait(false);
            }
        }
    }
}
