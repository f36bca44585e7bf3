using MetricsKit.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Mvc;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class MvcHandlerTests
{
    [Fact]
    public async Task A_controller_with_attribute_routes_has_its_template_with_tokens_replaced()
    {
        await using TestApp app = await StartAsync();

        await app.GetAsync("/api/Stock/7");

        Assert.Equal(1, app.Requests("/api/Stock/{id}", "GET", "200"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/Basket")]
    [InlineData("/Basket/Show/7")]
    public async Task Conventional_routes_are_told_apart_by_controller_and_action(string path)
    {
        await using TestApp app = await StartAsync();

        await app.GetAsync(path);

        Assert.Equal(1, app.Requests("/Basket/Show/{id?}", "GET", "200"));
    }

    [Theory]
    [InlineData("/Orders/Edit/7", "/Orders/Edit/{id:int}")]
    [InlineData("/About", "/About")]
    public async Task A_Razor_page_has_its_template(string path, string handler)
    {
        await using TestApp app = await StartAsync();

        await app.GetAsync(path);

        Assert.Equal(1, app.Requests(handler, "GET", "200"));
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        app =>
        {
            app.UseRequestMetrics();
            app.MapControllerRoute("default", "{controller=Basket}/{action=Show}/{id?}");
            app.MapControllers();
            app.MapRazorPages();
        },
        builder =>
        {
            builder.Services.AddControllersWithViews().AddApplicationPart(typeof(MvcHandlerTests).Assembly);
            builder.Services.AddRazorPages();
        });
}

[Route("api/[controller]")]
public sealed class StockController : ControllerBase
{
    [HttpGet("{id}")]
    public string Get(string id) => id;
}

public sealed class BasketController : Controller
{
    public string Show(string? id) => id ?? "none";
}
