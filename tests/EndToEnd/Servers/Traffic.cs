namespace MetricsKit.EndToEnd.Tests.Servers;

/// <summary>Customers: about twenty orders a second, however long each takes, until disposed.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _orders;

    private Traffic(ShopServer shop, bool isBad) => _orders = Task.Run(() => OrderAsync(shop, isBad, _stop.Token));

    /// <summary>All orders succeed, at once.</summary>
    public static Traffic Good(ShopServer shop) => new(shop, isBad: false);

    /// <summary>All orders take two seconds, and every other one is answered with a 5xx.</summary>
    public static Traffic Bad(ShopServer shop) => new(shop, isBad: true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _orders;
        _stop.Dispose();
    }

    private static async Task OrderAsync(ShopServer shop, bool isBad, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var orders = new List<Task>();
        try
        {
            for (long order = 0; await timer.WaitForNextTickAsync(stop); order++)
            {
                orders.Add(shop.OrderAsync(fail: isBad && order % 2 == 0, slow: isBad));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // No new customers; those who wait are served.
        }

        await Task.WhenAll(orders);
    }
}
