using System.IO.Compression;
using System.Net;
using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace MetricsKit.AspNetCore.Tests.Exposition;

public sealed class MetricsEndpointTests
{
    private const string Text = "text/plain; version=0.0.4; charset=utf-8";
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    // What Prometheus 2.42 sends.
    private const string Prometheus = "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    [Theory]
    [InlineData(null, Text)]
    [InlineData("*/*", Text)]
    [InlineData("text/html,application/xhtml+xml", Text)]
    [InlineData("text/plain;version=0.0.4", Text)]
    [InlineData(Prometheus, OpenMetrics)]
    public async Task The_client_chooses_the_format(string? accept, string contentType)
    {
        await using TestApp app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        HttpResponseMessage response = await app.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(contentType, response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Equal(["Accept", "Accept-Encoding"], response.Headers.Vary);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(contentType == OpenMetrics, (await response.Content.ReadAsStringAsync()).EndsWith("# EOF\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("gzip, deflate, br", true)]
    [InlineData("br;q=1, GZIP;q=0.5", true)]
    [InlineData("*", true)]
    [InlineData("identity;q=0.5, gzip", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("gzip;q=0, *", false)]
    [InlineData("identity, gzip;q=0.5", false)]
    [InlineData("br", false)]
    [InlineData("gzip;q=nonsense", false)]
    public async Task The_client_chooses_whether_it_is_compressed(string encoding, bool isCompressed)
    {
        await using TestApp app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", Prometheus);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);

        HttpResponseMessage response = await app.SendAsync(request);

        Assert.Equal(isCompressed ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Stream body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(isCompressed ? new GZipStream(body, CompressionMode.Decompress) : body);
        Assert.EndsWith("# EOF\n", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task HEAD_has_the_headers_and_no_body()
    {
        await using TestApp app = await StartAsync();

        HttpResponseMessage response = await app.SendAsync("HEAD", "/metrics");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Text, response.Content.Headers.NonValidated["Content-Type"].ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        await using TestApp app = await StartAsync();

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await app.SendAsync("POST", "/metrics")).StatusCode);
    }

    [Fact]
    public async Task The_hosts_registry_and_the_default_one_are_one_exposition()
    {
        var definition = new Families.FamilyDefinition { Name = "both_total", Help = "In two registries." };
        MetricRegistry.Default.RegisterCounter(definition).Create(0).Inc(3);
        await using TestApp app = await StartAsync();
        app.Registry.RegisterCounter(definition).Create(0).Inc(5);
        app.Registry.RegisterCounter(new Families.FamilyDefinition { Name = "only_host_total", Help = "x" }).Create(0);
        MetricRegistry.Default.RegisterCounter(new Families.FamilyDefinition { Name = "only_default_total", Help = "x" }).Create(0);

        string[] lines = (await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync()).Split('\n');

        Assert.Single(lines, "# TYPE both_total counter");
        Assert.Equal(["both_total 5"], lines.Where(l => l.StartsWith("both_total", StringComparison.Ordinal)));
        Assert.Contains("only_host_total 0", lines);
        Assert.Contains("only_default_total 0", lines);
    }

    [Fact]
    public async Task The_hosts_constant_labels_are_on_every_series()
    {
        await using TestApp app = await TestApp.StartAsync(
            app => app.MapMetricsEndpoint(),
            builder => builder.Services.AddMetricsKit(o => (o.ConstantLabels["version"], o.ConstantLabels["tenant"]) = ("1.2", "")));
        app.Registry.RegisterCounter(new Families.FamilyDefinition { Name = "only_host_total", Help = "x" }).Create(0);

        string[] lines = (await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync()).Split('\n');

        Assert.Contains("only_host_total{version=\"1.2\"} 0", lines);
        Assert.Contains(lines, l => l.StartsWith("process_start_time_seconds{version=\"1.2\"} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_AddMetricsKit_it_is_the_default_registry()
    {
        MetricRegistry.Default.RegisterCounter(new Families.FamilyDefinition { Name = "default_alone_total", Help = "x" }).Create(0);
        await using TestApp app = await StartAsync(metricsKit: false);

        string text = await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync();

        Assert.Contains("default_alone_total 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_in_a_process_have_separate_registries()
    {
        await using TestApp first = await StartAsync(), second = await StartAsync();
        first.Registry.RegisterCounter(new Families.FamilyDefinition { Name = "of_the_first_total", Help = "x" }).Create(0);

        Assert.Contains("of_the_first_total", await first.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("of_the_first_total", await second.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scrapes_are_not_measured()
    {
        await using TestApp app = await StartAsync();

        await app.GetAsync("/metrics");
        await app.SendAsync("HEAD", "/metrics");
        await app.GetAsync("/");

        Assert.Null(app.Requests("/metrics", "GET", "200"));
        Assert.Null(app.Requests("/metrics", "HEAD", "200"));
        Assert.Equal(1, app.Requests("/", "GET", "200"));
    }

    [Fact]
    public async Task Route_pattern_group_and_host_apply_as_to_any_endpoint()
    {
        await using TestApp app = await TestApp.StartAsync(app => app.MapGroup("/internal").MapMetricsEndpoint("stats").RequireHost("scraper.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/internal/stats") { Headers = { Host = "scraper.example" } };

        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync("/internal/stats")).StatusCode);
    }

    [Fact]
    public async Task Authorization_applies_as_to_any_endpoint()
    {
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseAuthorization();
                app.MapMetricsEndpoint().RequireAuthorization(policy => policy.RequireAssertion(
                    context => ((HttpContext)context.Resource!).Request.Headers.Authorization == "Bearer scraper"));
            },
            builder =>
            {
                builder.Services.AddAuthentication("none").AddScheme<AuthenticationSchemeOptions, NoAuthentication>("none", null);
                builder.Services.AddAuthorization();
            });
        using var allowed = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { { "Authorization", "Bearer scraper" } } };

        Assert.Equal(HttpStatusCode.OK, (await app.SendAsync(allowed)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task It_is_left_out_of_API_descriptions()
    {
        IReadOnlyList<ApiDescription> described = [];
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.MapMetricsEndpoint();
                app.MapGet("/orders", (IApiDescriptionGroupCollectionProvider provider) =>
                {
                    described = [.. provider.ApiDescriptionGroups.Items.SelectMany(group => group.Items)];
                });
            },
            builder => builder.Services.AddEndpointsApiExplorer());

        await app.GetAsync("/orders");

        Assert.Equal(["orders"], described.Select(d => d.RelativePath));
    }

    [Fact]
    public async Task A_scraper_that_gave_up_is_no_error()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.RequestAborted = new CancellationToken(canceled: true);
                return next(context);
            });
            app.UseRouting();
            app.MapMetricsEndpoint();
        });

        await app.GetAsync("/metrics");

        Assert.Null(app.Escaped);
    }

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_accepts_a_scrape_with_request_metrics()
    {
        // Of .NET's own meters it dislikes some names.
        await using TestApp app = await StartAsync(configure: builder => builder.Services.AddMetricsKit(o => o.Meters.Clear()));
        await app.GetAsync("/");
        await app.GetAsync("/nowhere");
        await app.SendAsync("POST", "/", new ByteArrayContent(new byte[5_000]));

        // Of the host alone: other tests put odd names into the default registry.
        Assert.Equal((0, ""), await MetricsCheck.RunAsync(await app.ScrapeAsync()));
        Assert.Contains("http_request_size_bytes_bucket{", await app.ScrapeAsync(), StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(bool metricsKit = true, Action<WebApplicationBuilder>? configure = null) => TestApp.StartAsync(
        app =>
        {
            app.UseRequestMetrics();
            app.MapMetricsEndpoint();
            app.MapGet("/", () => "ok");
        },
        configure,
        metricsKit: metricsKit);
}
