using System.Net;
using MetricsKit.Runtime.Tests.Helpers;
using MetricsKit.Runtime.Tests.Serving;

namespace MetricsKit.Runtime.Tests.Pushing;

/// <summary>What a pusher sends, and what becomes of failures.</summary>
public sealed class MetricsPusherTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MetricRegistry _registry = new();
    private readonly StubGateway _gateway = new();
    private readonly ManualTime _time = new();
    private readonly HttpClient _client;
    private readonly MetricsPusherOptions _options;

    public MetricsPusherTests()
    {
        _client = new HttpClient(_gateway, disposeHandler: false);
        _options = new MetricsPusherOptions
        {
            Endpoint = new Uri("http://gateway:9091"),
            Job = "import",
            HttpClient = _client,
            TimeProvider = _time,
            Registries = { _registry },
        };
    }

    [Fact]
    public async Task A_push_replaces_the_group_by_Prometheus_text()
    {
        Define.Counter(_registry).Inc(3);
        _options.ConstantLabels["tenant"] = "blue";
        using var pusher = new MetricsPusher(_options);

        await pusher.PushAsync();

        var (method, address, contentType, body) = Assert.Single(_gateway.Requests);
        Assert.Equal(("PUT", "http://gateway:9091/metrics/job/import"), (method, address));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", contentType);
        Assert.EndsWith("things_total{tenant=\"blue\"} 3\n", body, StringComparison.Ordinal);
        Assert.Null(pusher.LastError);
    }

    [Fact]
    public async Task A_push_may_leave_the_other_metrics_of_the_group()
    {
        _options.Replace = false;
        using var pusher = new MetricsPusher(_options);
        await pusher.PushAsync();
        Assert.Equal("POST", Assert.Single(_gateway.Requests).Method);
    }

    [Theory]
    [InlineData("http://gateway:9091/", "http://gateway:9091/metrics/job/import")]
    [InlineData("http://gateway:9091/metrics", "http://gateway:9091/metrics/job/import")]
    [InlineData("https://proxy/push/metrics/?key=1", "https://proxy/push/metrics/job/import?key=1")]
    public async Task The_endpoint_may_have_a_path(string endpoint, string address)
    {
        _options.Endpoint = new Uri(endpoint);
        using var pusher = new MetricsPusher(_options);
        await pusher.PushAsync();
        Assert.Equal(address, Assert.Single(_gateway.Requests).Address);
    }

    [Theory]
    [InlineData("plain-1.2_x", "/z/plain-1.2_x")]
    [InlineData("", "/z@base64/=")]
    [InlineData("/", "/z@base64/Lw")]
    [InlineData("..", "/z@base64/Li4")]
    [InlineData("a b%2F?", "/z@base64/YSBiJTJGPw")]
    [InlineData("\u00ff\u00fe\u00bf", "/z@base64/w7_DvsK_")]
    public async Task Values_of_the_grouping_key_that_no_path_can_hold_are_coded(string value, string path)
    {
        _options.GroupingKey["z"] = value;
        _options.GroupingKey["a"] = "1";
        using var pusher = new MetricsPusher(_options);
        await pusher.PushAsync();
        Assert.Equal("http://gateway:9091/metrics/job/import/a/1" + path, Assert.Single(_gateway.Requests).Address);
    }

    [Fact]
    public async Task It_tries_again_after_a_pause_that_doubles()
    {
        _gateway.Answer = (number, _) => number switch
        {
            1 => throw new HttpRequestException("connection refused"),
            2 => StubGateway.Status(HttpStatusCode.ServiceUnavailable),
            3 => StubGateway.Status(HttpStatusCode.TooManyRequests),
            _ => StubGateway.Ok(),
        };
        using var pusher = new MetricsPusher(_options);

        var push = pusher.PushAsync();
        var passed = await ListenerFixture.AdvanceUntilAsync(_time, push);

        await push;
        Assert.Equal(4, _gateway.Requests.Count);
        Assert.True(passed >= TimeSpan.FromSeconds(1 + 2 + 4), $"{passed}");
        Assert.Equal((1, 0, 2), Failures());
        Assert.Null(pusher.LastError);
    }

    [Fact]
    public async Task A_push_by_hand_throws_what_its_last_try_came_to()
    {
        _gateway.Answer = (_, _) => StubGateway.Status(HttpStatusCode.BadGateway, "no upstream\n");
        _options.Retries = 1;
        using var pusher = new MetricsPusher(_options);

        var push = pusher.PushAsync();
        await ListenerFixture.AdvanceUntilAsync(_time, push);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => push);
        Assert.Equal("The Pushgateway at http://gateway:9091 (job 'import') answers 502: no upstream", failure.Message);
        Assert.Equal(HttpStatusCode.BadGateway, failure.StatusCode);
        Assert.Same(failure, pusher.LastError);
        Assert.Equal(2, _gateway.Requests.Count);
    }

    [Fact]
    public async Task What_the_gateway_refuses_is_not_tried_again()
    {
        _gateway.Answer = (_, _) => StubGateway.Status(HttpStatusCode.BadRequest, new string('x', 100_000));
        using var pusher = new MetricsPusher(_options);

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => pusher.PushAsync());

        Assert.Single(_gateway.Requests);
        Assert.InRange(failure.Message.Length, 1_000, 1_200);
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_is_given_up()
    {
        _gateway.Answer = async (_, stop) =>
        {
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stop);
            return null!;
        };
        _options.Retries = 0;
        using var pusher = new MetricsPusher(_options);

        var push = pusher.PushAsync();
        await ListenerFixture.AdvanceUntilAsync(_time, push);

        Assert.Equal(
            "The Pushgateway at http://gateway:9091 (job 'import') has not answered within 10 s",
            (await Assert.ThrowsAsync<HttpRequestException>(() => push)).Message);
        Assert.Equal((0, 1, 0), Failures());
    }

    [Fact]
    public async Task A_push_that_its_caller_stops_is_no_failure()
    {
        using var cancel = new CancellationTokenSource();
        _gateway.Answer = async (_, stop) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stop);
            return null!;
        };
        using var pusher = new MetricsPusher(_options);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pusher.PushAsync(cancel.Token).WaitAsync(Patience));

        Assert.Null(pusher.LastError);
        Assert.Equal((0, 0, 0), Failures());
    }

    [Fact]
    public async Task A_started_pusher_pushes_at_each_interval_and_once_more_at_its_end()
    {
        var things = Define.Counter(_registry);
        using var pusher = new MetricsPusher(_options);
        pusher.Start();
        await ReachAsync(1);
        things.Inc();
        await AdvanceUntilRequestsAsync(2);
        things.Inc();

        await pusher.DisposeAsync();
        await pusher.DisposeAsync();

        Assert.Equal(["things_total 0", "things_total 1", "things_total 2"], _gateway.Requests.Select(request => request.Body.Split('\n')[^2]));
        Assert.Throws<InvalidOperationException>(pusher.Start);
    }

    [Fact]
    public async Task Failures_of_a_started_pusher_are_told_counted_and_over_when_a_push_succeeds()
    {
        var told = new List<Exception>();
        _gateway.Answer = (number, _) => number < 3 ? throw new InvalidOperationException("odd handler") : StubGateway.Ok();
        _options.Retries = 0;
        MetricsPusher? pusher = null;
        _options.OnFailure = e =>
        {
            told.Add(e);
            Assert.Equal(told.Count, pusher!.ConsecutiveFailures);
            throw new FormatException();
        };
        using (pusher = new MetricsPusher(_options))
        {
            pusher.Start();
            await ReachAsync(1);
            await AdvanceUntilRequestsAsync(3);
        }

        Assert.Equal(2, told.Count);
        Assert.All(told, e => Assert.EndsWith("cannot be reached: odd handler", e.Message, StringComparison.Ordinal));
        Assert.Equal((2, 0, 0), Failures());
        Assert.Null(pusher.LastError);
        Assert.Equal(0, pusher.ConsecutiveFailures);
    }

    [Fact]
    public async Task What_was_pushed_can_be_deleted_at_the_end()
    {
        _options.DeleteOnShutdown = true;
        _options.GroupingKey["instance"] = "a/b";
        using (var pusher = new MetricsPusher(_options))
        {
            await pusher.PushAsync();
        }

        Assert.Equal(["PUT", "DELETE"], _gateway.Requests.Select(request => request.Method));
        Assert.Single(_gateway.Requests.Select(request => request.Address).Distinct());
    }

    [Fact]
    public async Task An_end_that_fails_is_kept_and_not_thrown()
    {
        _gateway.Answer = (number, _) => number == 1 ? StubGateway.Ok() : throw new HttpRequestException("gone");
        var pusher = new MetricsPusher(_options);
        pusher.Start();
        await ReachAsync(1);

        await pusher.StopAsync().WaitAsync(Patience);

        Assert.Contains("cannot be reached: gone", pusher.LastError!.Message, StringComparison.Ordinal);
        Assert.Equal(2, _gateway.Requests.Count);
        pusher.Dispose();
    }

    [Fact]
    public void A_pusher_that_never_pushed_sends_nothing_at_its_end()
    {
        _options.DeleteOnShutdown = true;
        new MetricsPusher(_options).Dispose();
        _options.DeleteOnShutdown = false;
        new MetricsPusher(_options).Dispose();
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public void Settings_that_cannot_work_are_all_named()
    {
        var options = new MetricsPusherOptions
        {
            Endpoint = new Uri("ftp://gateway"),
            Interval = TimeSpan.Zero,
            Retries = 11,
            GroupingKey = { ["job"] = "x", ["my-key"] = "x" },
        };

        var message = Assert.Throws<ArgumentException>(() => new MetricsPusher(options)).Message;

        Assert.Contains("MetricsPusherOptions.Endpoint is 'ftp://gateway/'; give the Pushgateway's URL", message, StringComparison.Ordinal);
        Assert.Contains("MetricsPusherOptions.Job is empty", message, StringComparison.Ordinal);
        Assert.Contains("MetricsPusherOptions.Interval is 00:00:00", message, StringComparison.Ordinal);
        Assert.Contains("MetricsPusherOptions.Retries is 11; give a number of further tries from 0 to 10.", message, StringComparison.Ordinal);
        Assert.Contains("has the name 'job'", message, StringComparison.Ordinal);
        Assert.Contains("has the name 'my-key'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_in_the_URL_are_refused_and_not_repeated()
    {
        var message = Assert.Throws<ArgumentException>(() => new MetricsPusher("http://user:secret@gateway", "x")).Message;
        Assert.Contains("has credentials", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _gateway.Dispose();
    }

    private (double?, double?, double?) Failures() => (Failures("connection"), Failures("timeout"), Failures("status"));

    private double? Failures(string reason) => _registry.GetSampleValue("metricskit_push_failures_total", ("reason", reason));

    private Task ReachAsync(int requests) => Task.Run(async () =>
    {
        while (_gateway.Requests.Count < requests)
        {
            await Task.Delay(1);
        }
    }).WaitAsync(Patience);

    private Task AdvanceUntilRequestsAsync(int requests) => ListenerFixture.AdvanceUntilAsync(_time, ReachAsync(requests));
}
