using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.AspNetCore.Routing;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class HandlerTests
{
    [Theory]
    [InlineData("orders/{id:int}", "/orders/7", "/orders/{id:int}")]
    [InlineData("/orders/{id}", "/orders/7?x=1", "/orders/{id}")]
    [InlineData("", "/", "/")]
    [InlineData("/files/{**path}", "/files/a/b/c", "/files/{**path}")]
    [InlineData("/Mixed/Case", "/mixed/case", "/Mixed/Case")]
    [InlineData("/trailing/", "/trailing", "/trailing")]
    public async Task Handler_is_the_route_template_with_a_leading_slash(string pattern, string path, string handler)
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet(pattern, () => "ok");
        });

        await app.GetAsync(path);

        Assert.Equal(1, app.Requests(handler, "GET", "200"));
    }

    [Fact]
    public async Task The_path_that_was_asked_for_never_reaches_a_label()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/users/{id}", (string id) => id);
        });

        await app.GetAsync("/users/alice");
        await app.GetAsync("/nobody/here/bob");

        string text = await app.ScrapeAsync();
        Assert.DoesNotContain("alice", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bob", text, StringComparison.Ordinal);
        Assert.Equal(1, app.Requests("/users/{id}", "GET", "200"));
        Assert.Equal(1, app.Requests("unmatched", "GET", "404"));
    }

    [Fact]
    public async Task Route_groups_add_their_prefix()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            RouteGroupBuilder orders = app.MapGroup("/api/v{version:int}").MapGroup("orders");
            orders.MapGet("{id}", () => "ok");
            orders.MapGet("", () => "ok");
        });

        await app.GetAsync("/api/v2/orders/7");
        await app.GetAsync("/api/v2/orders");

        Assert.Equal(1, app.Requests("/api/v{version:int}/orders/{id}", "GET", "200"));
        Assert.Equal(1, app.Requests("/api/v{version:int}/orders", "GET", "200"));
    }

    [Fact]
    public async Task A_path_base_is_left_out()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UsePathBase("/shop");
            app.UseRouting();
            app.MapGet("/orders", () => "ok");
        });

        await app.GetAsync("/shop/orders");

        Assert.Equal(1, app.Requests("/orders", "GET", "200"));
    }

    [Fact]
    public async Task Routing_may_come_later()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UseRouting();
            ((IApplicationBuilder)app).UseEndpoints(endpoints => endpoints.MapGet("/late/{id}", () => "ok"));
        });

        await app.GetAsync("/late/7");

        Assert.Equal(1, app.Requests("/late/{id}", "GET", "200"));
    }

    [Fact]
    public async Task A_rewritten_path_counts_for_the_endpoint_that_answered()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.UseRewriter(new RewriteOptions().AddRewrite("^old$", "new", skipRemainingRules: true));
            app.UseRouting();
            app.MapGet("/new", () => "ok");
            app.MapFallback(() => "fallback");
        });

        await app.GetAsync("/old");

        Assert.Equal(1, app.Requests("/new", "GET", "200"));
    }

    [Fact]
    public async Task A_fallback_route_is_one_handler()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapFallback(() => "spa");
        });

        await app.GetAsync("/a");
        await app.GetAsync("/b/c");

        Assert.Equal(2, app.Requests("/{*path:nonfile}", "GET", "200"));
    }

    [Fact]
    public async Task Middleware_that_answers_without_an_endpoint_is_unmatched()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.Map("/branch", branch => branch.Run(context => context.Response.WriteAsync("ok")));
        });

        await app.GetAsync("/branch/7");

        Assert.Equal(1, app.Requests("unmatched", "GET", "200"));
    }

    [Fact]
    public async Task A_method_that_no_endpoint_takes_is_unmatched()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/orders", () => "ok");
        });

        await app.SendAsync("DELETE", "/orders");

        Assert.Equal(1, app.Requests("unmatched", "DELETE", "405"));
    }

    [Fact]
    public async Task Past_the_bound_handlers_are_other_and_those_already_known_stay()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics(o => o.MaxHandlers = 2);
            foreach (string path in new[] { "/a", "/b", "/c", "/d" })
            {
                app.MapGet(path, () => "ok");
                app.MapPost(path, () => "ok");
            }
        });

        foreach (string path in new[] { "/a", "/b", "/c", "/d", "/a" })
        {
            await app.GetAsync(path);
        }

        await app.SendAsync("POST", "/b");
        await app.GetAsync("/nowhere");

        Assert.Equal(2, app.Requests("/a", "GET", "200"));
        Assert.Equal(1, app.Requests("/b", "GET", "200"));
        Assert.Equal(1, app.Requests("/b", "POST", "200"));
        Assert.Equal(2, app.Requests("other", "GET", "200"));
        Assert.Equal(1, app.Requests("unmatched", "GET", "404"));
        Assert.Null(app.Requests("/c", "GET", "200"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void A_bound_out_of_range_is_refused_with_the_range(int handlers)
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        var refused = Assert.Throws<ArgumentException>(() => app.UseRequestMetrics(o => o.MaxHandlers = handlers));

        Assert.Equal($"RequestMetricsOptions.MaxHandlers is {handlers}; give a number of route templates from 1 to 1,000.", refused.Message);
    }

    [Fact]
    public async Task An_endpoint_in_a_branch_with_routing_of_its_own_is_found()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.Map("/admin", branch =>
            {
                branch.UseRouting();
                branch.UseEndpoints(endpoints => endpoints.MapGet("/users/{id}", () => "ok"));
            });
        });

        await app.GetAsync("/admin/users/7");

        Assert.Equal(1, app.Requests("/users/{id}", "GET", "200"));
    }
}
