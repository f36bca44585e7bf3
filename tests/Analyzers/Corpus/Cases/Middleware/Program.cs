using System.Security.Claims;
using Prometheus;
using Prometheus.HttpMetrics;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
var app = builder.Build();

app.UseRouting();
app.UseHttpMetrics(options =>
{
    options.ReduceStatusCodeCardinality();
    options.AddCustomLabel("host", context => context.Request.Host.Host); // high: host
    options.AddCustomLabel("logged_in", context => context.User.Identity?.IsAuthenticated == true ? "yes" : "no"); // bounded: logged_in
    options.AddCustomLabel("who", ctx => ctx.User.FindFirst(ClaimTypes.Email)?.Value ?? ""); // high: who
    options.AddCustomLabel(new HttpCustomLabel("resource", RequestLabels.Resource)); // either: resource #1
    options.AddCustomLabel("template", RequestLabels.Template); // bounded: template
    options.AddCustomLabel("handler", static c => // high: handler #2
    {
        if (c.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } raw })
        {
            return raw;
        }

        return c.Request.Path.Value ?? "/"; // either: handler #2
    });
    options.AddRouteParameter("culture"); // bounded: culture
    options.AddRouteParameter(new HttpRouteParameterMapping("orderId", "order")); // high: order
    options.RequestCount.CustomLabels.Add(new HttpCustomLabel("protocol", context => context.Request.Protocol)); // bounded: protocol
});

app.MapControllers();
app.MapMetrics();
app.Run();

internal static class RequestLabels
{
    public static string Resource(HttpContext context) => context.Request.Path.ToString().ToLowerInvariant(); // high: resource #1

    public static string Template(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";
}
