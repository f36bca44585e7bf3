using System.Net;
using MetricsKit.AspNetCore.Tests.Support;
using MetricsKit.Families;

namespace MetricsKit.AspNetCore.Tests.Exposition;

/// <summary>Who reaches which endpoint.</summary>
public sealed class EndpointFilterTests
{
    [Fact]
    public async Task Several_endpoints_show_their_own_registries()
    {
        var mine = new MetricRegistry();
        mine.RegisterCounter(new FamilyDefinition { Name = "mine_total", Help = "x" });
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.MapMetricsEndpoint();
                app.MapMetricsEndpoint("/mine", mine, mine);
            },
            builder => builder.Services.AddMetricsKit(o => o.ConstantLabels["tenant"] = "blue"));
        app.Registry.RegisterCounter(new FamilyDefinition { Name = "only_host_total", Help = "x" });

        Assert.Equal("# HELP mine_total x\n# TYPE mine_total counter\nmine_total{tenant=\"blue\"} 0\n", await (await app.GetAsync("/mine")).Content.ReadAsStringAsync());
        string both = await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync();
        Assert.Contains("only_host_total{tenant=\"blue\"} 0\n", both, StringComparison.Ordinal);
        Assert.DoesNotContain("mine_total{", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_without_registries_is_refused()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            Assert.Throws<ArgumentException>(() => app.MapMetricsEndpoint("/x", []));
            Assert.Throws<ArgumentException>(() => app.MapMetricsEndpoint("/x", [null!]));
            Assert.Throws<ArgumentException>(() => app.MapMetricsEndpoint("/x").RequireLocalPort());
            Assert.Throws<ArgumentException>(() => app.MapMetricsEndpoint("/y").RequireLocalPort(0));
        });
    }

    [Theory]
    [InlineData("scraper:9090", HttpStatusCode.OK)]
    [InlineData("scraper:8080", HttpStatusCode.NotFound)]
    [InlineData("scraper", HttpStatusCode.NotFound)]
    public async Task RequireHost_looks_at_the_Host_header(string host, HttpStatusCode status)
    {
        await using TestApp app = await TestApp.StartAsync(app => app.MapMetricsEndpoint().RequireHost("*:9090"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = host } };

        Assert.Equal(status, (await app.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(9090, HttpStatusCode.OK)]
    [InlineData(9091, HttpStatusCode.OK)]
    [InlineData(8080, HttpStatusCode.NotFound)]
    public async Task RequireLocalPort_looks_at_the_port_of_the_connection_whatever_the_client_says(int port, HttpStatusCode status)
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.Connection.LocalPort = port;
                return next(context);
            });
            app.UseRouting();
            app.MapMetricsEndpoint().RequireLocalPort(9090, 9091);
        });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = "scraper:9090" } };

        Assert.Equal(status, (await app.SendAsync(request)).StatusCode);
    }
}
