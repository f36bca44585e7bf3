using System.Diagnostics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Serving;

/// <summary>A listener on 127.0.0.1 with a registry of its own.</summary>
internal sealed class ListenerFixture : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public ListenerFixture(Action<MetricsListenerOptions>? configure = null)
    {
        var options = new MetricsListenerOptions { Address = System.Net.IPAddress.Loopback, Registries = { Registry } };
        configure?.Invoke(options);
        Listener = new MetricsListener(options);
        Listener.Start();
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Listener.Port}") };
    }

    public MetricRegistry Registry { get; } = new();

    public MetricsListener Listener { get; }

    public HttpClient Client { get; }

    public Task<RawClient> ConnectAsync(int receiveBuffer = 0) => RawClient.ConnectAsync(Listener.Port, receiveBuffer);

    /// <summary>Sends this on a connection of its own and reads to the end.</summary>
    public async Task<string> AnswerToAsync(string request)
    {
        using var client = await ConnectAsync();
        await client.SendAsync(request);
        return await client.ReadToEndAsync();
    }

    /// <summary>Fills the registry with more than sockets take on the way to a client that does not read.</summary>
    public void Fill()
    {
        var family = Registry.RegisterGauge(new() { Name = "big", Help = "x", MaxSeries = 50_000, Labels = [Families.LabelDefinition.Open("pad", false, 50_000)] });
        for (var i = 0; i < 40_000; i++)
        {
            family.Find(0, i.ToString("D10") + new string('x', 400));
        }
    }

    /// <summary>Moves the clock, second by second, until this is done; gives the time it took.</summary>
    public static async Task<TimeSpan> AdvanceUntilAsync(ManualTime time, Task task)
    {
        var begin = time.GetUtcNow();
        var start = Stopwatch.GetTimestamp();
        while (!task.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "It has not ended.");
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(1));
        }

        return time.GetUtcNow() - begin;
    }

    public void Dispose()
    {
        Client.Dispose();
        Listener.Dispose();
    }
}
