using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace MetricsKit.AspNetCore.Tests.Support;

/// <summary>A host in this process. Requests sent with it return when the pipeline is done with them, so their metrics are there.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _finished;
    private readonly TestFailures _failures;

    private TestApp(WebApplication app, SemaphoreSlim finished, TestFailures failures, HttpClient client)
    {
        (_app, _finished, _failures, Client) = (app, finished, failures, client);
        Registry = app.Services.GetService<MetricRegistry>() ?? MetricRegistry.Default;
    }

    /// <summary>Client of the host; prefer <see cref="SendAsync(HttpRequestMessage)"/> before metrics are read.</summary>
    public HttpClient Client { get; }

    /// <summary>The host's registry.</summary>
    public MetricRegistry Registry { get; }

    /// <summary>The host's test server.</summary>
    public TestServer Server => _app.GetTestServer();

    /// <summary>The last exception that left the pipeline.</summary>
    public Exception? Escaped => _failures.Last;

    /// <summary>Starts a host.</summary>
    /// <param name="pipeline">Everything, <c>UseRequestMetrics</c> included.</param>
    /// <param name="configure">Services; <c>AddMetricsKit</c> is there already unless <paramref name="metricsKit"/> is false.</param>
    /// <param name="kestrel">True for the real server on 127.0.0.1.</param>
    /// <param name="metricsKit">False for a host without <c>AddMetricsKit</c>.</param>
    public static async Task<TestApp> StartAsync(
        Action<WebApplication> pipeline,
        Action<WebApplicationBuilder>? configure = null,
        bool kestrel = false,
        bool metricsKit = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Production",
            ApplicationName = typeof(TestApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders();
        if (kestrel)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        if (metricsKit)
        {
            builder.Services.AddMetricsKit();
        }

        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        var finished = new SemaphoreSlim(0);
        var failures = new TestFailures();
        app.Use(next => context => ObserveAsync(context, next, finished, failures));
        pipeline(app);
        await app.StartAsync();
        HttpClient client = kestrel
            ? new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()) }
            : app.GetTestClient();
        return new TestApp(app, finished, failures, client);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string path, HttpContent? content = null) =>
        SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)) { Content = content });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            HttpResponseMessage response = await Client.SendAsync(request);
            await FinishedAsync();
            return response;
        }
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync("GET", path);

    /// <summary>Waits until the pipeline is done with one more request.</summary>
    public async Task FinishedAsync() =>
        Assert.True(await _finished.WaitAsync(TimeSpan.FromSeconds(30)), "The pipeline did not finish a request within 30 s.");

    /// <summary>Value of <c>http_requests_total</c>, null without such a series.</summary>
    public double? Requests(string handler, string method, string status) =>
        Registry.GetSampleValue(RequestMetrics.RequestsTotal, ("handler", handler), ("method", method), ("status", status));

    /// <summary><c>_count</c> or <c>_sum</c> of one of the histograms, null without such a series.</summary>
    public double? Histogram(string nameWithSuffix, string handler, string method = "GET") =>
        Registry.GetSampleValue(nameWithSuffix, ("handler", handler), ("method", method));

    /// <summary>The host's registry as Prometheus text.</summary>
    public async Task<string> ScrapeAsync()
    {
        using var stream = new MemoryStream();
        await Registry.WriteAsync(stream, ExpositionFormat.Text);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _finished.Dispose();
    }

    private static async Task ObserveAsync(HttpContext context, RequestDelegate next, SemaphoreSlim finished, TestFailures failures)
    {
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            failures.Last = e;
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
        finally
        {
            finished.Release();
        }
    }

    private sealed class TestFailures
    {
        public Exception? Last { get; set; }
    }
}
