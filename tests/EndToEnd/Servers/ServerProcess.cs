using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>A server that listens on a port of its own choice and says which. It ends with this object, or with the test run.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string name, Process process, Regex announcement)
    {
        Name = name;
        _process = process;
        _process.OutputDataReceived += (_, line) => Read(line.Data, announcement);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, announcement);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException(
            $"{name} ended before it listened.\n{Output}"));
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public string Name { get; }

    /// <summary>What it has written so far, for failure messages.</summary>
    public string Output => $"---- {Name} wrote:\n{string.Join('\n', _lines)}\n";

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="name">Name, for messages.</param>
    /// <param name="program">Full path of the program.</param>
    /// <param name="arguments">Its arguments; they ask for port 0.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="announcement">Matches the line that says where it listens; group 1 is host and port.</param>
    /// <exception cref="InvalidOperationException">It ended, or does not listen in time; the message holds what it wrote.</exception>
    public static async Task<(ServerProcess Server, Uri Address)> StartAsync(
        string name, string program, IEnumerable<string> arguments, string folder, Regex announcement)
    {
        var process = new Process { StartInfo = CleanStart.Of(program, arguments, folder) };
        var server = new ServerProcess(name, process, announcement);
        try
        {
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return (server, await server._address.Task.WaitAsync(Patience));
        }
        catch (TimeoutException)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"{name} does not listen after {Patience.TotalSeconds} s.\n{server.Output}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Kill();
        if (HasStarted())
        {
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line, Regex announcement)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (announcement.Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri("http://" + match.Groups[1].Value));
        }
    }

    private void OnExit(object? sender, EventArgs e) => Kill();

    private void Kill()
    {
        if (HasStarted() && !_process.HasExited)
        {
            _process.Kill();
        }
    }

    private bool HasStarted()
    {
        try
        {
            return _process.Id > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
