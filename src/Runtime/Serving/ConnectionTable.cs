namespace MetricsKit.Serving;

/// <summary>The open connections of a listener: no more than it may have, none longer than it may take.</summary>
internal sealed class ConnectionTable(int most, TimeProvider time)
{
    private readonly object _gate = new();
    private readonly HashSet<ListenerConnection> _open = [];
    private readonly TaskCompletionSource _emptied = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _isClosed;

    /// <summary>Serves a connection on the thread pool. Where there are as many as there may be, one of them makes room.</summary>
    public void Run(ListenerConnection connection)
    {
        connection.Accept();
        ListenerConnection? dropped = null;
        lock (_gate)
        {
            if (_isClosed)
            {
                dropped = connection;
            }
            else
            {
                if (_open.Count >= most)
                {
                    // Who waits is no loss: a scraper connects again.
                    dropped = _open.MinBy(static each => (each.IsAnswering, each.Since))!;
                    _open.Remove(dropped);
                }

                _open.Add(connection);
                _running++;
            }
        }

        dropped?.Abort();
        if (dropped != connection)
        {
            _ = RunToEndAsync(connection);
        }
    }

    /// <summary>Drops the connections whose time is over.</summary>
    public void Sweep()
    {
        var now = time.GetTimestamp();
        foreach (var connection in Take(each => each.Deadline <= now))
        {
            connection.Abort();
        }
    }

    /// <summary>Drops a connection that waits, if there is one; who is out of file descriptors gains one.</summary>
    public void DropIdle()
    {
        lock (_gate)
        {
            if (_open.Where(static each => !each.IsAnswering).MinBy(static each => each.Since) is { } idle)
            {
                _open.Remove(idle);
                idle.Abort();
            }
        }
    }

    /// <summary>Takes no more connections, drops those that wait, and those that answer after a while.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        lock (_gate)
        {
            _isClosed = true;
            if (_running == 0)
            {
                return;
            }
        }

        foreach (var connection in Take(static each => !each.IsAnswering))
        {
            connection.Abort();
        }

        if (await IsEmptiedAsync(patience).ConfigureAwait(false))
        {
            return;
        }

        foreach (var connection in Take(static _ => true))
        {
            connection.Abort();
        }

        await IsEmptiedAsync(patience).ConfigureAwait(false);
    }

    private async Task<bool> IsEmptiedAsync(TimeSpan patience)
    {
        try
        {
            await _emptied.Task.WaitAsync(patience).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private ListenerConnection[] Take(Func<ListenerConnection, bool> which)
    {
        lock (_gate)
        {
            ListenerConnection[] taken = [.. _open.Where(which)];
            _open.ExceptWith(taken);
            return taken;
        }
    }

    private async Task RunToEndAsync(ListenerConnection connection)
    {
        await Task.Run(connection.RunAsync).ConfigureAwait(false);
        lock (_gate)
        {
            _open.Remove(connection);
            if (--_running == 0 && _isClosed)
            {
                _emptied.TrySetResult();
            }
        }
    }
}
