using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Callbacks set values before each scrape, and cost nobody else's.</summary>
public sealed class BeforeScrapeTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);
    private readonly MetricRegistry _registry = new();

    [Fact]
    public async Task Values_are_set_before_they_are_written()
    {
        var jobs = Define.Gauge(_registry, "jobs");
        var users = Define.Gauge(_registry, "users");
        var files = Define.Gauge(_registry, "files");
        _registry.BeforeScrape(() => jobs.Inc());
        _registry.BeforeScrape(async () =>
        {
            await Task.Yield();
            users.Inc(2);
        });
        _registry.BeforeScrape(async token =>
        {
            await Task.Delay(1, token);
            files.Inc(3);
        });

        Assert.Contains("\njobs 1\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        var second = await Scrape.OpenMetricsAsync(_registry);
        Assert.Contains("\njobs 2\n", second, StringComparison.Ordinal);
        Assert.Contains("\nusers 4\n", second, StringComparison.Ordinal);
        Assert.Contains("\nfiles 6\n", second, StringComparison.Ordinal);
        Assert.DoesNotContain("metricskit_", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_throws_costs_its_own_values()
    {
        var jobs = Define.Gauge(_registry, "jobs");
        _registry.BeforeScrape(() => throw new FormatException());
        _registry.BeforeScrape(_ => throw new TimeoutException());
        _registry.BeforeScrape(() => jobs.Set(1));
        Assert.Contains("\njobs 1\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        Assert.Equal(2, Failures("error"));
        Assert.Null(Failures("timeout"));
    }

    [Fact]
    public async Task One_that_is_late_is_told_and_not_started_again_before_it_has_ended()
    {
        var jobs = Define.Gauge(_registry, "jobs");
        jobs.Set(1);
        var started = 0;
        var told = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        _registry.BeforeScrapeTimeout = Short;
        _registry.BeforeScrape(async token =>
        {
            started++;
            token.Register(() => told.TrySetResult());
            await end.Task;
        });

        Assert.Contains("\njobs 1\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        await told.Task;
        Assert.Contains("\njobs 1\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        Assert.Equal(1, started);
        Assert.Equal(2, Failures("timeout"));

        end.SetException(new FormatException());
        while (started == 1)
        {
            await Scrape.TextAsync(_registry);
        }

        Assert.Equal(2, started);
    }

    [Fact]
    public async Task One_that_blocks_its_thread_does_not_hold_the_scrape()
    {
        using var release = new ManualResetEventSlim();
        _registry.BeforeScrapeTimeout = Short;
        _registry.BeforeScrape(() => release.Wait());
        await Scrape.TextAsync(_registry);
        Assert.Equal(1, Failures("timeout"));
        release.Set();
    }

    [Fact]
    public async Task Scrapes_at_once_share_a_run()
    {
        var runs = 0;
        var open = new TaskCompletionSource();
        _registry.BeforeScrape(async () =>
        {
            Interlocked.Increment(ref runs);
            await open.Task;
        });
        var scrapes = Enumerable.Range(0, 20).Select(_ => Scrape.TextAsync(_registry)).ToList();
        open.SetResult();
        await Task.WhenAll(scrapes);
        Assert.Equal(1, runs);
        await Scrape.TextAsync(_registry);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task A_scraper_that_gives_up_does_not_wait()
    {
        var open = new TaskCompletionSource();
        using var gone = new CancellationTokenSource();
        _registry.BeforeScrape(() => open.Task);
        var scrape = _registry.WriteAsync(Stream.Null, ExpositionFormat.Text, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scrape);
        open.SetResult();
    }

    [Fact]
    public async Task Every_registry_of_a_scrape_runs_its_own()
    {
        var other = new MetricRegistry();
        var ours = Define.Gauge(_registry, "ours");
        var theirs = Define.Gauge(other, "theirs");
        _registry.BeforeScrape(() => ours.Inc());
        other.BeforeScrape(() => theirs.Inc());
        var text = await Scrape.TextAsync(_registry, other);
        Assert.Contains("\nours 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\ntheirs 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.BeforeScrapeTimeout = TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.BeforeScrapeTimeout = TimeSpan.MaxValue);
        Assert.Equal(TimeSpan.FromSeconds(5), _registry.BeforeScrapeTimeout);
        Assert.Throws<ArgumentNullException>(() => _registry.BeforeScrape((Action)null!));
    }

    private double? Failures(string reason) => _registry.GetSampleValue("metricskit_callback_failures_total", ("reason", reason));
}
