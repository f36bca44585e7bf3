namespace MetricsKit.Hosting.Tests;

public sealed class AddMetricSetTests
{
    [Fact]
    public async Task Series_of_a_set_exist_from_the_start_of_the_host()
    {
        using IHost host = TestHost.Build(services => services
            .AddSingleton(new JobQueues("mail", "print"))
            .AddMetricSet<JobMetrics>());
        MetricRegistry registry = host.Services.GetRequiredService<MetricRegistry>();
        Assert.Null(registry.GetSampleValue("tests_jobs", ("state", "waiting")));

        await host.StartAsync();

        Assert.Equal(0, registry.GetSampleValue("tests_jobs", ("state", "waiting")));
        Assert.Equal(0, registry.GetSampleValue("tests_jobs_done_total", ("queue", "mail")));
        Assert.Equal(0, registry.GetSampleValue("tests_jobs_done_total", ("queue", "print")));
        await host.StopAsync();
    }

    [Fact]
    public async Task Series_exist_before_any_other_service_starts_wherever_the_set_is_added()
    {
        var seen = new SeenAtStart();
        using IHost host = TestHost.Build(services => services
            .AddSingleton(seen)
            .AddHostedService<Early>()
            .AddMetricSet<MailMetrics>());

        await host.StartAsync();

        Assert.Equal(0, seen.Value);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_that_only_knows_StartAsync_creates_the_series_too()
    {
        using ServiceProvider provider = new ServiceCollection().AddMetricSet<MailMetrics>().BuildServiceProvider();

        foreach (IHostedService service in provider.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        Assert.Equal(0, provider.GetRequiredService<MetricRegistry>().GetSampleValue("tests_mails_sent_total"));
    }

    [Fact]
    public void A_set_is_a_singleton_on_the_hosts_registry()
    {
        using IHost host = TestHost.Build(services => services.AddMetricSet<MailMetrics>());

        host.Services.GetRequiredService<MailMetrics>().Sent.Inc(2);

        Assert.Same(host.Services.GetRequiredService<MailMetrics>(), host.Services.GetRequiredService<MailMetrics>());
        Assert.Equal(2, host.Services.GetRequiredService<MetricRegistry>().GetSampleValue("tests_mails_sent_total"));
        Assert.Null(MetricRegistry.Default.GetSampleValue("tests_mails_sent_total"));
    }

    [Fact]
    public async Task A_set_added_twice_is_one()
    {
        int created = 0;
        using IHost host = TestHost.Build(services => services
            .AddMetricSet(provider => Create(provider))
            .AddMetricSet(provider => Create(provider))
            .AddMetricSet<MailMetrics>());

        await host.StartAsync();

        Assert.Equal(1, created);
        Assert.Single(host.Services.GetServices<MailMetrics>());
        await host.StopAsync();

        MailMetrics Create(IServiceProvider provider)
        {
            created++;
            return new MailMetrics(provider.GetRequiredService<MetricRegistry>());
        }
    }

    [Fact]
    public async Task A_set_that_was_added_as_a_service_before_stays()
    {
        var mine = new MailMetrics(new MetricRegistry());
        using IHost host = TestHost.Build(services => services.AddSingleton(mine).AddMetricSet<MailMetrics>());

        await host.StartAsync();

        Assert.Same(mine, host.Services.GetRequiredService<MailMetrics>());
        await host.StopAsync();
    }

    [Fact]
    public void Keyed_services_are_no_obstacle()
    {
        using IHost host = TestHost.Build(services => services.AddKeyedSingleton("key", "value").AddMetricSet<MailMetrics>());

        Assert.NotNull(host.Services.GetRequiredService<MailMetrics>());
    }

    [Fact]
    public async Task Series_of_a_static_set_exist_in_the_default_registry()
    {
        using IHost host = TestHost.Build(services => services.AddMetricSet(typeof(StaticMetrics)));

        await host.StartAsync();

        Assert.NotNull(MetricRegistry.Default.GetSampleValue("tests_static_events_total", ("state", "running")));
        await host.StopAsync();
    }

    [Fact]
    public void An_abstract_set_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricSet<AbstractSet>());

        Assert.StartsWith("'MetricsKit.Hosting.Tests.AddMetricSetTests+AbstractSet' is abstract, so the host cannot create it", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(MailMetrics), "AddMetricSet<MailMetrics>()")]
    [InlineData(typeof(JobState), "is not a static class")]
    [InlineData(typeof(IHost), "is not a static class")]
    [InlineData(typeof(File), "its assembly 'System.Private.CoreLib' declares none")]
    public void What_is_no_static_set_is_refused_with_what_to_do(Type type, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricSet(type));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("staticSet", refused.ParamName);
    }

    internal abstract class AbstractSet;

    internal sealed class SeenAtStart
    {
        public double? Value { get; set; }
    }

    private sealed class Early(SeenAtStart seen, MetricRegistry registry) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            seen.Value = registry.GetSampleValue("tests_mails_sent_total");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
