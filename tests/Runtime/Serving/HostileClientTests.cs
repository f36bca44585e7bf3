using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Serving;

/// <summary>Clients that want something else than metrics neither keep scrapers out nor reach the service.</summary>
public sealed class HostileClientTests
{
    private const string Get = "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Never = TimeSpan.FromDays(20);

    [Fact]
    public async Task A_head_above_8_KB_is_refused_and_the_refusal_arrives()
    {
        using var fixture = new ListenerFixture();

        var answer = await fixture.AnswerToAsync("GET /metrics HTTP/1.1\r\nHost: x\r\nX: " + new string('x', 100_000) + "\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("at most 8192 bytes.\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "200 OK")]
    [InlineData(1, "431 Request")]
    public async Task Exactly_8_KB_are_read(int more, string status)
    {
        using var fixture = new ListenerFixture();
        const string Begin = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: ", End = "\r\n\r\n";

        var answer = await fixture.AnswerToAsync(Begin + new string('x', 8192 - Begin.Length - End.Length + more) + End);

        Assert.StartsWith("HTTP/1.1 " + status, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",,,,;;;;====\"\"\"\"")]
    [InlineData("text/plain;q=2,application/openmetrics-text;q=\"")]
    [InlineData("*/*;q=0")]
    [InlineData("\u00ff\u00fe;version=\u00e4")]
    public async Task Absurd_Accept_headers_are_answered_with_text(string accept)
    {
        using var fixture = new ListenerFixture();
        var request = "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + string.Concat(Enumerable.Repeat($"Accept: {accept}\r\nAccept-Encoding: {accept}\r\n", 50)) + "\r\n";

        var answer = await fixture.AnswerToAsync(request);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /metr")]
    [InlineData("\r\n\r\n")]
    public async Task A_client_that_does_not_finish_its_request_is_dropped(string begin)
    {
        var time = new ManualTime();
        using var fixture = new ListenerFixture(options => (options.TimeProvider, options.IdleTimeout, options.ResponseTimeout) = (time, Never, Never));
        using var client = await fixture.ConnectAsync();
        await client.SendAsync(begin);
        var end = client.ReadToEndAsync();

        var passed = await ListenerFixture.AdvanceUntilAsync(time, end);

        Assert.Matches("^(<reset>)?$", await end);
        Assert.True(passed >= TimeSpan.FromSeconds(10), $"Dropped after {passed}.");
    }

    [Fact]
    public async Task Empty_lines_do_not_make_a_client_s_time_longer()
    {
        var time = new ManualTime();
        using var fixture = new ListenerFixture(options => (options.TimeProvider, options.IdleTimeout) = (time, Never));
        using var client = await fixture.ConnectAsync();
        using var other = await fixture.ConnectAsync();
        for (var second = 0; second < 10; second++)
        {
            // An answer to the other says that the first is known, and leaves time to see what it sends.
            await other.SendAsync(Get);
            await other.ReadUntilAsync("0\r\n\r\n");
            await client.SendAsync("\r\n");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        var end = client.ReadToEndAsync();
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Matches("^(<reset>)?$", await end);
    }

    [Fact]
    public async Task A_kept_connection_is_closed_after_a_while_without_requests()
    {
        var time = new ManualTime();
        using var fixture = new ListenerFixture(options => (options.TimeProvider, options.RequestTimeout, options.ResponseTimeout) = (time, Never, Never));
        using var client = await fixture.ConnectAsync();
        await client.SendAsync(Get);
        await client.ReadUntilAsync("0\r\n\r\n");
        time.Advance(TimeSpan.FromSeconds(60));
        await client.SendAsync(Get);
        await client.ReadUntilAsync("0\r\n\r\n");
        var end = client.ReadToEndAsync();

        var passed = await ListenerFixture.AdvanceUntilAsync(time, end);

        Assert.Matches("^(<reset>)?$", await end);
        Assert.True(passed >= TimeSpan.FromSeconds(130), $"Closed after {passed}.");
    }

    [Fact]
    public async Task A_slow_reader_keeps_no_other_waiting_and_is_dropped()
    {
        var time = new ManualTime();
        using var fixture = new ListenerFixture(options => (options.TimeProvider, options.RequestTimeout, options.IdleTimeout) = (time, Never, Never));
        fixture.Fill();
        using var slow = await fixture.ConnectAsync(receiveBuffer: 4096);
        await slow.SendAsync(Get);
        await slow.ReadUntilAsync("\r\n\r\n");

        Assert.Contains("\nbig{", await fixture.Client.GetStringAsync("/metrics").WaitAsync(Patience), StringComparison.Ordinal);

        time.Advance(TimeSpan.FromSeconds(70));
        Assert.DoesNotContain("0\r\n\r\n", await slow.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_connection_too_many_closes_the_one_that_has_waited_longest()
    {
        using var fixture = new ListenerFixture(options => options.MaxConnections = 2);
        using var oldest = await fixture.ConnectAsync();
        using var kept = await fixture.ConnectAsync();
        await kept.SendAsync(Get);
        await kept.ReadUntilAsync("0\r\n\r\n");

        using var newest = await fixture.ConnectAsync();
        await newest.SendAsync(Get);
        await newest.ReadUntilAsync("0\r\n\r\n");

        Assert.Matches("^(<reset>)?$", await oldest.ReadToEndAsync());
        await kept.SendAsync(Get);
        await kept.ReadUntilAsync("0\r\n\r\n");
    }

    [Fact]
    public async Task A_connection_that_waits_goes_before_one_that_is_answered()
    {
        using var fixture = new ListenerFixture(options => options.MaxConnections = 2);
        TaskCompletionSource begun = new(), go = new();
        fixture.Registry.BeforeScrape(() =>
        {
            begun.TrySetResult();
            return go.Task;
        });
        using var answered = await fixture.ConnectAsync();
        await answered.SendAsync(Get);
        await begun.Task.WaitAsync(Patience);
        using var waiting = await fixture.ConnectAsync();
        using var newest = await fixture.ConnectAsync();

        Assert.Matches("^(<reset>)?$", await waiting.ReadToEndAsync());
        go.SetResult();
        await answered.ReadUntilAsync("0\r\n\r\n");
    }

    [Fact]
    public async Task Where_all_are_answered_the_slowest_makes_room()
    {
        using var fixture = new ListenerFixture(options => options.MaxConnections = 2);
        fixture.Fill();
        using var first = await fixture.ConnectAsync(receiveBuffer: 4096);
        await first.SendAsync(Get);
        await first.ReadUntilAsync("\r\n\r\n");
        using var second = await fixture.ConnectAsync(receiveBuffer: 4096);
        await second.SendAsync("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        await second.ReadUntilAsync("\r\n\r\n");

        Assert.Contains("\nbig{", await fixture.Client.GetStringAsync("/metrics").WaitAsync(Patience), StringComparison.Ordinal);

        Assert.DoesNotContain("0\r\n\r\n", await first.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.EndsWith("0\r\n\r\n", await second.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_connections_keep_no_scraper_out()
    {
        using var fixture = new ListenerFixture();
        Define.Counter(fixture.Registry);
        var clients = new List<RawClient>();
        try
        {
            for (var i = 0; i < 1_000; i++)
            {
                clients.Add(await fixture.ConnectAsync());
            }

            Assert.EndsWith("things_total 0\n", await fixture.Client.GetStringAsync("/metrics").WaitAsync(Patience), StringComparison.Ordinal);
            foreach (var client in clients.Take(1_000 - 64))
            {
                Assert.Matches("^(<reset>)?$", await client.ReadToEndAsync());
            }
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Clients_that_leave_in_the_middle_leave_nothing_behind()
    {
        var escaped = new List<Exception>();
        void Look(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.ToString().Contains("MetricsKit.Serving", StringComparison.Ordinal))
            {
                lock (escaped)
                {
                    escaped.Add(e.Exception);
                }
            }
        }

        TaskScheduler.UnobservedTaskException += Look;
        try
        {
            using (var fixture = new ListenerFixture())
            {
                fixture.Fill();
                for (var i = 0; i < 20; i++)
                {
                    using var client = await fixture.ConnectAsync();
                    await client.SendAsync(i % 2 == 0 ? Get : Get[..20]);
                    if (i % 4 == 0)
                    {
                        await client.ReadUntilAsync("\r\n\r\n");
                    }
                }

                Assert.Contains("\nbig{", await fixture.Client.GetStringAsync("/metrics").WaitAsync(Patience), StringComparison.Ordinal);
            }

            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.Empty(escaped);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Look;
        }
    }
}
