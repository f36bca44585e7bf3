using System.Net;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.Families;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetricsKit.EndToEnd.Tests.WaysOut;

/// <summary>What a real Pushgateway makes of pushes.</summary>
public sealed class PushgatewayTests
{
    [FactNeeds(Needs.Pushgateway)]
    public async Task A_push_replaces_what_the_group_had_and_leaves_other_groups()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        await PushAsync(gateway, "import", "first_total");
        await PushAsync(gateway, "export", "other_total");
        await PushAsync(gateway, "import", "second_total");

        string[] lines = await gateway.ScrapeAsync();

        Assert.DoesNotContain(lines, line => line.StartsWith("first_total", StringComparison.Ordinal));
        Assert.Contains("second_total{instance=\"\",job=\"import\"} 7", lines);
        Assert.Contains("other_total{instance=\"\",job=\"export\"} 7", lines);
    }

    [FactNeeds(Needs.Pushgateway)]
    public async Task A_push_that_does_not_replace_leaves_metrics_of_other_names()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        await PushAsync(gateway, "import", "first_total");
        await PushAsync(gateway, "import", "second_total", options => options.Replace = false);

        string[] lines = await gateway.ScrapeAsync();

        Assert.Contains("first_total{instance=\"\",job=\"import\"} 7", lines);
        Assert.Contains("second_total{instance=\"\",job=\"import\"} 7", lines);
    }

    [FactNeeds(Needs.Pushgateway)]
    public async Task Job_grouping_key_and_constant_labels_arrive_as_they_are()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        await PushAsync(gateway, "im/port \u00fc%", "things_total", options =>
        {
            options.GroupingKey["instance"] = "";
            options.GroupingKey["path"] = "/var/a b";
            options.GroupingKey["parent"] = "..";
            options.GroupingKey["odd"] = "+?#&=\u20ac";
            options.ConstantLabels["tenant"] = "blue";
        });

        Assert.Contains(
            "things_total{instance=\"\",job=\"im/port \u00fc%\",odd=\"+?#&=\u20ac\",parent=\"..\",path=\"/var/a b\",tenant=\"blue\"} 7",
            await gateway.ScrapeAsync());
    }

    [FactNeeds(Needs.Pushgateway)]
    public async Task What_was_pushed_is_deleted_at_the_end_where_that_is_wanted()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        await PushAsync(gateway, "kept", "kept_total");
        await PushAsync(gateway, "gone", "gone_total", options =>
        {
            options.DeleteOnShutdown = true;
            options.GroupingKey["instance"] = "";
        });

        string[] lines = await gateway.ScrapeAsync();

        Assert.Contains("kept_total{instance=\"\",job=\"kept\"} 7", lines);
        Assert.DoesNotContain(lines, line => line.Contains("job=\"gone\"", StringComparison.Ordinal));
    }

    [FactNeeds(Needs.Pushgateway)]
    public async Task What_the_gateway_refuses_is_said()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        var registry = new MetricRegistry();
        registry.RegisterCounter(new FamilyDefinition { Name = "pushgateway_build_info", Help = "A gauge of its own.", Labels = [] });
        using var pusher = new MetricsPusher(new MetricsPusherOptions { Endpoint = gateway.Address, Job = "import", Registries = { registry } });

        HttpRequestException refused = await Assert.ThrowsAsync<HttpRequestException>(() => pusher.PushAsync());

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.StartsWith($"The Pushgateway at http://{gateway.Address.Authority} (job 'import') answers 400: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("pushgateway_build_info", refused.Message, StringComparison.Ordinal);
    }

    [FactNeeds(Needs.Pushgateway)]
    public async Task A_gateway_that_was_away_gets_the_metrics_when_it_is_back()
    {
        int port;
        await using (PushgatewayServer before = await PushgatewayServer.StartAsync())
        {
            port = before.Address.Port;
        }

        var registry = new MetricRegistry();
        using var pusher = new MetricsPusher(new MetricsPusherOptions
        {
            Endpoint = new Uri($"http://127.0.0.1:{port}"),
            Job = "worker",
            Interval = TimeSpan.FromMilliseconds(20),
            RetryDelay = TimeSpan.FromMilliseconds(10),
            Registries = { registry },
        });
        pusher.Start();
        await UntilAsync("a push fails", () => pusher.LastError is not null);

        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync(port);
        await UntilAsync("a push succeeds", () => pusher.LastError is null);

        string line = Assert.Single(await gateway.ScrapeAsync(), line => line.StartsWith("metricskit_push_failures_total{instance=\"\",job=\"worker\",reason=\"connection\"}", StringComparison.Ordinal));
        Assert.DoesNotMatch(" 0$", line);
    }

    /// <summary>The Pushgateway has process metrics of its own, with other help texts.</summary>
    [FactNeeds(Needs.Pushgateway)]
    public async Task All_that_a_host_shows_by_itself_is_accepted()
    {
        await using PushgatewayServer gateway = await PushgatewayServer.StartAsync();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetricsPush(gateway.Address.AbsoluteUri, "worker");
        using IHost host = builder.Build();
        host.Services.GetRequiredService<MetricRegistry>().RegisterHistogram(new FamilyDefinition { Name = "work_seconds", Help = "x" }).Create(0).Observe(0.3);
        await host.StartAsync();
        await host.StopAsync();

        Assert.Null(host.Services.GetRequiredService<MetricsPusher>().LastError);
        string[] lines = await gateway.ScrapeAsync();
        Assert.Contains("work_seconds_bucket{instance=\"\",job=\"worker\",le=\"+Inf\"} 1", lines);
        Assert.Contains(lines, line => line.StartsWith("process_start_time_seconds{instance=\"\",job=\"worker\"} ", StringComparison.Ordinal));
    }

    private static async Task PushAsync(PushgatewayServer gateway, string job, string metric, Action<MetricsPusherOptions>? configure = null)
    {
        var registry = new MetricRegistry();
        registry.RegisterCounter(new FamilyDefinition { Name = metric, Help = "Things." }).Create(0).Inc(7);
        var options = new MetricsPusherOptions { Endpoint = gateway.Address, Job = job, Registries = { registry } };
        configure?.Invoke(options);
        await using var pusher = new MetricsPusher(options);
        await pusher.PushAsync();
    }

    private static Task<bool> UntilAsync(string what, Func<bool> holds) =>
        Eventually.Async(what, TimeSpan.FromSeconds(60), () => Task.FromResult(holds()), answer => answer, () => "");
}
