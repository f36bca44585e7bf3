using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace MetricsKit.Hosting.Tests;

/// <summary>A host shows what .NET measures in it, and nothing of other hosts.</summary>
public sealed class HostMetersTests
{
    [Fact]
    public async Task The_runtime_is_shown_unless_told_otherwise()
    {
        using IHost shown = await StartAsync(null);
        using IHost cleared = await StartAsync(o => o.Meters.Clear());
        using IHost removed = await StartAsync(o => o.Meters.Remove("System.Runtime"));
        using IHost denied = await StartAsync(o => o.Meters.Add("!System.*"));

        Assert.Contains("\ndotnet_process_cpu_count ", await TextAsync(shown), StringComparison.Ordinal);
        foreach (IHost host in new[] { cleared, removed, denied })
        {
            Assert.DoesNotContain("dotnet_", await TextAsync(host), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Meters_of_the_host_are_shown_and_not_those_of_another()
    {
        using IHost first = await StartAsync(o => o.Meters.Add("MyCompany.*"));
        using IHost second = await StartAsync(o => o.Meters.Add("MyCompany.*"));
        foreach ((IHost host, int orders) in new[] { (first, 3), (second, 5) })
        {
            host.Services.GetRequiredService<IMeterFactory>().Create("MyCompany.Shop").CreateCounter<int>("orders").Add(orders);
        }

        Assert.Equal(3, Registry(first).GetSampleValue("orders_total"));
        Assert.Equal(5, Registry(second).GetSampleValue("orders_total"));
        MetricRegistry ended = Registry(first);
        first.Dispose();
        Assert.Null(ended.GetSampleValue("orders_total"));
    }

    [Fact]
    public async Task How_they_are_shown_is_set_where_the_host_is()
    {
        using IHost host = await StartAsync(o =>
        {
            o.Meters.Add("MyCompany.Shop");
            o.MeterOptions.DroppedTags.Add("user.id");
            o.MeterOptions.Instrument("basket.size").Buckets = [1, 2];
        });
        host.Services.GetRequiredService<IMeterFactory>().Create("MyCompany.Shop").CreateHistogram<int>("basket.size").Record(2, new KeyValuePair<string, object?>("user.id", 7));

        Assert.Equal(1, Registry(host).GetSampleValue("basket_size_bucket", ("le", "2.0")));
    }

    [Fact]
    public async Task A_pattern_that_cannot_be_meant_does_not_let_the_host_start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(o => o.Meters.Add("*.Shop")));
        Assert.Contains("MetricsKitOptions.Meters: '*.Shop'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_with_meters_of_its_own_is_left_alone()
    {
        var registry = new MetricRegistry();
        var options = new MeterAdapterOptions();
        options.Meters.Clear();
        options.Meters.Add("MyCompany.Shop");
        using MeterAdapter adapter = MeterAdapter.Register(registry, options);
        using IHost host = TestHost.Build(services => services.AddSingleton(registry).AddMetricsKit());
        await host.StartAsync();

        Assert.DoesNotContain("dotnet_", await TextAsync(host), StringComparison.Ordinal);
    }

    private static async Task<IHost> StartAsync(Action<MetricsKitOptions>? configure)
    {
        IHost host = TestHost.Build(services => services.AddMetrics().AddMetricsKit(configure));
        await host.StartAsync();
        return host;
    }

    private static MetricRegistry Registry(IHost host) => host.Services.GetRequiredService<MetricRegistry>();

    private static async Task<string> TextAsync(IHost host)
    {
        using var stream = new MemoryStream();
        await Registry(host).WriteAsync(stream, ExpositionFormat.Text);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
