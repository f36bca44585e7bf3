using System.Security.Claims;

namespace Helpdesk.Web;

internal static class HttpContextExtensions
{
    public static string Agent(this HttpContext context) => context.User.FindFirst("agent_id")?.Value ?? "guest";

    public static string Area(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/admin") ? "admin"
        : context.Request.Path.StartsWithSegments("/api") ? "api"
        : "site";

    public static string Where(this HttpContext context)
    {
        string? template = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        if (!string.IsNullOrEmpty(template))
        {
            return template;
        }

        return context.Request.PathBase + context.Request.Path;
    }

    public static string Door(this ClaimsPrincipal user) => user.IsInRole("staff") ? "staff" : "public";
}
