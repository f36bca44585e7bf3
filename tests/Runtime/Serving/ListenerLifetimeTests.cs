using System.Net;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Serving;

/// <summary>How a listener starts and ends.</summary>
public sealed class ListenerLifetimeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_port_is_known_after_the_start()
    {
        using var listener = new MetricsListener(0);
        Assert.Equal(0, listener.Port);
        listener.Start();
        Assert.InRange(listener.Port, 1, 65_535);
        Assert.Equal(3001, new MetricsListener(port: 3001).Port);
    }

    [Fact]
    public void A_port_that_is_taken_is_named_with_what_to_do_and_may_be_tried_again()
    {
        using var first = new MetricsListener(0);
        first.Start();
        using var second = new MetricsListener(first.Port);

        var refused = Assert.Throws<IOException>(second.Start);

        Assert.Equal($"Scrapes cannot be served on port {first.Port}: another process, or another server of this one, has it. Stop that, or give another port; 0 picks a free one.", refused.Message);
        first.Dispose();
        second.Start();
        Assert.Equal(first.Port, second.Port);
    }

    [Fact]
    public void An_address_that_the_machine_does_not_have_is_named()
    {
        using var listener = new MetricsListener(new MetricsListenerOptions { Address = IPAddress.Parse("192.0.2.1"), Port = 3001 });
        Assert.StartsWith("Scrapes cannot be served on port 3001 of 192.0.2.1: this machine has no such address.", Assert.Throws<IOException>(listener.Start).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_536)]
    public void A_port_that_is_none_is_refused(int port) =>
        Assert.StartsWith($"MetricsListenerOptions.Port is {port}; give a port from 0 to 65,535.", Assert.Throws<ArgumentException>(() => new MetricsListener(port)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_setting_that_cannot_work_is_named()
    {
        var options = new MetricsListenerOptions
        {
            Path = "metrics",
            MaxConnections = 0,
            IdleTimeout = TimeSpan.Zero,
            ConstantLabels = { ["my-app"] = "x" },
        };

        var message = Assert.Throws<ArgumentException>(() => new MetricsListener(options)).Message;

        Assert.Contains("MetricsListenerOptions.Path is 'metrics'; give a path", message, StringComparison.Ordinal);
        Assert.Contains("MetricsListenerOptions.MaxConnections is 0; give a number of connections from 1 to 10,000.", message, StringComparison.Ordinal);
        Assert.Contains("MetricsListenerOptions.IdleTimeout is 00:00:00; give more than zero", message, StringComparison.Ordinal);
        Assert.Contains("MetricsListenerOptions.ConstantLabels has the name 'my-app'; use letters", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_starts_once()
    {
        var listener = new MetricsListener(0);
        listener.Start();
        Assert.Throws<InvalidOperationException>(listener.Start);
        listener.Dispose();
        Assert.Throws<ObjectDisposedException>(listener.Start);
    }

    [Fact]
    public async Task It_ends_once_and_also_before_it_has_started()
    {
        var listener = new MetricsListener(0);
        listener.Dispose();
        listener.Dispose();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task Its_end_closes_connections_that_wait_and_the_port()
    {
        using var fixture = new ListenerFixture();
        using var client = await fixture.ConnectAsync();
        await client.SendAsync("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
        await client.ReadUntilAsync("0\r\n\r\n");

        await fixture.Listener.DisposeAsync();

        Assert.Matches("^(<reset>)?$", await client.ReadToEndAsync());
        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => fixture.ConnectAsync());
    }

    [Fact]
    public async Task Its_end_waits_for_an_answer_that_is_under_way()
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry);
        TaskCompletionSource begun = new(), go = new();
        fixture.Registry.BeforeScrape(() =>
        {
            begun.TrySetResult();
            return go.Task;
        });
        var scrape = fixture.Client.GetStringAsync("/metrics");
        await begun.Task.WaitAsync(Patience);

        var end = fixture.Listener.DisposeAsync();
        go.SetResult();
        await end;

        Assert.EndsWith("things_total 0\n", await scrape.WaitAsync(Patience), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_end_does_not_wait_for_ever()
    {
        using var fixture = new ListenerFixture();
        TaskCompletionSource begun = new(), never = new();
        fixture.Registry.BeforeScrapeTimeout = TimeSpan.FromHours(1);
        fixture.Registry.BeforeScrape(() =>
        {
            begun.TrySetResult();
            return never.Task;
        });
        var scrape = fixture.Client.GetStringAsync("/metrics");
        await begun.Task.WaitAsync(Patience);

        await fixture.Listener.DisposeAsync().AsTask().WaitAsync(Patience);

        await Assert.ThrowsAsync<HttpRequestException>(() => scrape).WaitAsync(Patience);
    }

    [Fact]
    public async Task What_is_current_where_it_starts_is_not_current_in_scrapes()
    {
        var current = new AsyncLocal<string?> { Value = "start-up" };
        using var fixture = new ListenerFixture();
        var seen = new TaskCompletionSource<string?>();
        fixture.Registry.BeforeScrape(() => { seen.TrySetResult(current.Value); });

        await fixture.Client.GetStringAsync("/metrics");

        Assert.Null(await seen.Task);
    }
}
