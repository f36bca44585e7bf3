using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;

namespace MyShop;

/// <summary>Customers: orders at a steady rate, sent to the shop's own address (<c>--load</c>, <c>--errors</c>).</summary>
internal sealed class LoadLoop(ShopOptions options, IServer server, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int MostInFlight = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Load <= 0)
        {
            return;
        }

        await StartedAsync(stoppingToken);
        using var client = new HttpClient { BaseAddress = ListenAddress.Of(server), Timeout = TimeSpan.FromSeconds(100) };
        var places = new SemaphoreSlim(MostInFlight);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / options.Load));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await places.WaitAsync(stoppingToken);
            _ = OrderAsync(client, places, stoppingToken);
        }
    }

    private async Task OrderAsync(HttpClient client, SemaphoreSlim places, CancellationToken cancel)
    {
        try
        {
            bool fail = RandomNumberGenerator.GetInt32(1_000_000) < options.Errors * 1_000_000;
            using HttpResponseMessage response = await client.PostAsync(new Uri(fail ? "/orders?fail=true" : "/orders", UriKind.Relative), null, cancel);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The shop is stopping, or too busy: its own metrics say so.
        }
        finally
        {
            places.Release();
        }
    }

    private async Task StartedAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration onStart = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }
}
