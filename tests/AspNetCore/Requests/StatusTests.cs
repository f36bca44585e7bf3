using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Http.Features;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class StatusTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(204)]
    [InlineData(418)]
    [InlineData(599)]
    public async Task Status_is_the_number(int status)
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/", context => Answer(context, status));
        });

        await app.GetAsync("/");

        Assert.Equal(1, app.Requests("/", "GET", status.ToString()));
    }

    [Theory]
    [InlineData(600)]
    [InlineData(999)]
    public async Task A_status_that_HTTP_does_not_have_is_other(int status)
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/", context => Answer(context, status));
        });

        await app.GetAsync("/");

        Assert.Equal(1, app.Requests("/", "GET", "other"));
    }

    [Theory]
    [InlineData("GET", "GET")]
    [InlineData("HEAD", "HEAD")]
    [InlineData("POST", "POST")]
    [InlineData("PUT", "PUT")]
    [InlineData("DELETE", "DELETE")]
    [InlineData("CONNECT", "CONNECT")]
    [InlineData("OPTIONS", "OPTIONS")]
    [InlineData("TRACE", "TRACE")]
    [InlineData("PATCH", "PATCH")]
    [InlineData("QUERY", "QUERY")]
    [InlineData("get", "GET")]
    [InlineData("query", "QUERY")]
    [InlineData("PROPFIND", "other")]
    [InlineData("Other", "other")]
    [InlineData("X9f2", "other")]
    public async Task Method_is_one_that_HTTP_knows_in_capitals_or_other(string sent, string method)
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.Map("/any", () => "ok");
        });

        await app.SendAsync(sent, "/any");

        Assert.Equal(1, app.Requests("/any", method, "200"));
    }

    [Fact]
    public async Task An_exception_counts_as_500_and_goes_on()
    {
        var failure = new InvalidOperationException("broken");
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/orders/{id}", string (string id) => throw failure);
        });

        await app.GetAsync("/orders/7");

        Assert.Same(failure, app.Escaped);
        Assert.Equal(1, app.Requests("/orders/{id}", "GET", "500"));
        Assert.Equal(1, app.Histogram("http_request_duration_seconds_count", "/orders/{id}"));
    }

    [Fact]
    public async Task A_malformed_request_counts_as_the_status_that_the_server_gives_it()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapPost("/orders", string () => throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge));
        });

        await app.SendAsync("POST", "/orders");

        Assert.Equal(1, app.Requests("/orders", "POST", "413"));
    }

    [Fact]
    public async Task A_time_limit_that_ran_out_is_not_taken_for_a_client_that_left()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.Use(async (context, next) =>
            {
                CancellationToken client = context.RequestAborted;
                context.RequestAborted = new CancellationToken(canceled: true);
                await next(context);
                context.RequestAborted = client;
            });
            app.UseRouting();
            app.MapGet("/", async (HttpContext context) =>
            {
                context.Response.StatusCode = StatusCodes.Status504GatewayTimeout;
                await context.Response.WriteAsync("too slow", CancellationToken.None);
            });
        });

        await app.GetAsync("/");

        Assert.Equal(1, app.Requests("/", "GET", "504"));
    }

    [Fact]
    public async Task An_exception_page_keeps_the_endpoint_that_failed()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UseExceptionHandler("/error");
            app.UseRouting();
            app.MapGet("/orders/{id}", string (string id) => throw new InvalidOperationException(id));
            app.MapGet("/error", () => "sorry");
        });

        HttpResponseMessage response = await app.GetAsync("/orders/7");

        Assert.Equal("sorry", await response.Content.ReadAsStringAsync());
        Assert.Equal(1, app.Requests("/orders/{id}", "GET", "500"));
        Assert.Null(app.Requests("/error", "GET", "500"));
        Assert.Equal(5, app.Histogram("http_response_size_bytes_sum", "/orders/{id}"));
    }

    [Fact]
    public async Task A_status_page_keeps_the_endpoint_that_answered_first()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UseStatusCodePagesWithReExecute("/status/{0}");
            app.UseRouting();
            app.MapGet("/orders/{id}", (string id) => Microsoft.AspNetCore.Http.Results.NotFound());
            app.MapGet("/status/{code:int}", (int code) => "sorry " + code);
        });

        HttpResponseMessage known = await app.GetAsync("/orders/7");
        await app.GetAsync("/nowhere");

        Assert.Equal("sorry 404", await known.Content.ReadAsStringAsync());
        Assert.Equal(1, app.Requests("/orders/{id}", "GET", "404"));
        Assert.Equal(1, app.Requests("unmatched", "GET", "404"));
        Assert.Null(app.Requests("/status/{code:int}", "GET", "404"));
    }

    [Fact]
    public async Task Measured_inside_an_exception_handler_a_request_counts_once()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseRequestMetrics();
            app.UseRouting();
            app.MapGet("/orders/{id}", string (string id) => throw new InvalidOperationException(id));
            app.MapGet("/error", () => "sorry");
        });

        await app.GetAsync("/orders/7");

        Assert.Equal(1, app.Requests("/orders/{id}", "GET", "500"));
        Assert.Null(app.Requests("/error", "GET", "500"));
    }

    [Fact]
    public async Task Measured_inside_status_pages_a_request_counts_once()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseStatusCodePagesWithReExecute("/status/{0}");
            app.UseRequestMetrics();
            app.UseRouting();
            app.MapGet("/status/{code:int}", (int code) => "sorry " + code);
        });

        await app.GetAsync("/nowhere");

        Assert.Equal(1, app.Requests("unmatched", "GET", "404"));
        Assert.Null(app.Requests("/status/{code:int}", "GET", "404"));
    }

    [Fact]
    public async Task A_request_that_failed_before_it_was_measured_counts_on_its_way_to_the_error_page()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseRouting();
            app.Use((context, next) => context.Request.Path == "/error" ? next() : throw new InvalidOperationException());
            app.UseRequestMetrics();
            app.MapGet("/orders/{id}", (string id) => id);
            app.MapGet("/error", () => "sorry");
        });

        await app.GetAsync("/orders/7");

        Assert.Equal(1, app.Requests("/orders/{id}", "GET", "500"));
    }

    [Fact]
    public async Task Used_twice_in_a_pipeline_it_counts_once()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UseRequestMetrics();
            app.MapGet("/", () => "ok");
        });

        await app.GetAsync("/");

        Assert.Equal(1, app.Requests("/", "GET", "200"));
        Assert.DoesNotContain("metricskit_misuse_total", await app.ScrapeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Middleware_further_out_finds_the_request_as_the_server_made_it()
    {
        object?[] before = [], after = [];
        Endpoint? endpoint = null;
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.Use(async (context, next) =>
                {
                    before = Parts(context);
                    await next(context);
                    (after, endpoint) = (Parts(context), context.GetEndpoint());
                });
                app.UseRequestMetrics();
                app.UseRouting();
                app.MapPost("/", () => "ok").WithDisplayName("mine");
            },
            kestrel: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("x"), Headers = { TransferEncodingChunked = true } };

        await app.SendAsync(request);

        Assert.Equal(before, after);
        Assert.Equal("mine", endpoint?.DisplayName);

        static object?[] Parts(HttpContext context) =>
            [context.Features.Get<IHttpResponseBodyFeature>(), context.Features.Get<IEndpointFeature>(), context.Request.Body, context.Response.Body];
    }

    [Fact]
    public async Task Without_AddMetricsKit_requests_count_in_the_default_registry()
    {
        await using TestApp app = await TestApp.StartAsync(
            app =>
            {
                app.UseRequestMetrics();
                app.MapGet("/without-a-registry-of-its-own", () => "ok");
            },
            metricsKit: false);

        await app.GetAsync("/without-a-registry-of-its-own");

        Assert.Same(MetricRegistry.Default, app.Registry);
        Assert.Equal(1, app.Requests("/without-a-registry-of-its-own", "GET", "200"));
    }

    [Fact]
    public async Task Two_hosts_in_a_process_count_their_own_requests()
    {
        static void Pipeline(WebApplication app)
        {
            app.UseRequestMetrics();
            app.MapGet("/", () => "ok");
        }

        await using TestApp first = await TestApp.StartAsync(Pipeline), second = await TestApp.StartAsync(Pipeline);

        await first.GetAsync("/");
        await first.GetAsync("/");
        await second.GetAsync("/");

        Assert.Equal(2, first.Requests("/", "GET", "200"));
        Assert.Equal(1, second.Requests("/", "GET", "200"));
    }

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
