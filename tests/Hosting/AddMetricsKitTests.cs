using Microsoft.Extensions.Options;

namespace MetricsKit.Hosting.Tests;

public sealed class AddMetricsKitTests
{
    [Fact]
    public void A_host_has_one_registry_and_it_is_not_the_default_one()
    {
        using ServiceProvider provider = new ServiceCollection().AddMetricsKit().AddMetricsKit().BuildServiceProvider();

        MetricRegistry registry = Assert.Single(provider.GetServices<MetricRegistry>());
        Assert.Same(registry, provider.GetRequiredService<MetricRegistry>());
        Assert.NotSame(MetricRegistry.Default, registry);
    }

    [Fact]
    public void Two_hosts_have_two_registries()
    {
        using ServiceProvider first = new ServiceCollection().AddMetricsKit().BuildServiceProvider();
        using ServiceProvider second = new ServiceCollection().AddMetricsKit().BuildServiceProvider();

        Assert.NotSame(first.GetRequiredService<MetricRegistry>(), second.GetRequiredService<MetricRegistry>());
    }

    [Fact]
    public void A_second_call_adds_no_service_again()
    {
        IServiceCollection services = new ServiceCollection().AddMetricsKit();
        int count = services.Count;

        services.AddMetricsKit();

        Assert.Equal(count, services.Count);
    }

    [Fact]
    public void A_registry_that_was_added_before_stays()
    {
        var mine = new MetricRegistry();
        using ServiceProvider provider = new ServiceCollection().AddSingleton(mine).AddMetricsKit().BuildServiceProvider();

        Assert.Same(mine, provider.GetRequiredService<MetricRegistry>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_process_is_shown_unless_told_otherwise(bool isShown)
    {
        using ServiceProvider provider = new ServiceCollection().AddMetricsKit(isShown ? null : o => o.ProcessMetrics = false).BuildServiceProvider();

        Assert.Equal(isShown, provider.GetRequiredService<MetricRegistry>().GetSampleValue("process_start_time_seconds") > 1_500_000_000);
    }

    [Fact]
    public void Settings_of_several_calls_are_applied_in_order_and_reach_the_registry()
    {
        using ServiceProvider provider = new ServiceCollection()
            .AddMetricsKit(o => (o.MaxSeriesPerMetric, o.ThrowOnMisuse) = (7, true))
            .AddMetricsKit()
            .AddMetricsKit(o => o.MaxSeriesPerMetric *= 2)
            .BuildServiceProvider();

        MetricRegistry registry = provider.GetRequiredService<MetricRegistry>();

        Assert.Equal(14, registry.MaxSeriesPerMetric);
        Assert.True(registry.ThrowOnMisuse);
    }

    [Fact]
    public void Settings_are_those_of_the_registry_unless_told_otherwise()
    {
        using ServiceProvider provider = new ServiceCollection().AddMetricsKit().BuildServiceProvider();
        var plain = new MetricRegistry();

        MetricRegistry registry = provider.GetRequiredService<MetricRegistry>();

        Assert.Equal(plain.MaxSeriesPerMetric, registry.MaxSeriesPerMetric);
        Assert.Equal(plain.ThrowOnMisuse, registry.ThrowOnMisuse);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public async Task A_limit_that_cannot_work_stops_the_host_with_what_is_accepted(int limit)
    {
        using IHost host = TestHost.Build(services => services.AddMetricsKit(o => o.MaxSeriesPerMetric = limit));

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            $"MetricsKitOptions.MaxSeriesPerMetric is {limit}; give a number of series from 1 up, or leave it out for 10,000.",
            Assert.Single(refused.Failures));
    }

    [Theory]
    [InlineData("my-app")]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("__app")]
    [InlineData("le")]
    public async Task A_constant_label_that_no_label_can_be_stops_the_host(string label)
    {
        using IHost host = TestHost.Build(services => services.AddMetricsKit(o => o.ConstantLabels[label] = "x"));

        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.StartsWith($"MetricsKitOptions.ConstantLabels has the name '{label}'; use letters", Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_can_come_from_configuration()
    {
        using IHost host = TestHost.Build(services => services
            .AddMetricsKit()
            .Configure<MetricsKitOptions>(o => o.MaxSeriesPerMetric = 3));

        Assert.Equal(3, host.Services.GetRequiredService<MetricRegistry>().MaxSeriesPerMetric);
    }

    [Fact]
    public async Task What_differs_from_the_default_also_holds_for_static_sets_from_host_start_on()
    {
        int before = MetricRegistry.Default.MaxSeriesPerMetric;
        try
        {
            using IHost said = TestHost.Build(services => services.AddMetricsKit(o => o.MaxSeriesPerMetric = 12_345));
            await said.StartAsync();
            using IHost silent = TestHost.Build(services => services.AddMetricsKit());
            await silent.StartAsync();

            Assert.Equal(12_345, MetricRegistry.Default.MaxSeriesPerMetric);
            await silent.StopAsync();
            await said.StopAsync();
        }
        finally
        {
            MetricRegistry.Default.MaxSeriesPerMetric = before;
        }
    }
}
