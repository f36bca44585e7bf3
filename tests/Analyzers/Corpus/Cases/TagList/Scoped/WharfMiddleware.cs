namespace Wharf.Api;

public sealed class WharfMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, RequestTags tags)
    {
        tags.Set("secure", context.Request.IsHttps); // bounded: secure
        await next(context);
        tags.Set("status", context.Response.StatusCode); // bounded: status
        tags.Flush();
    }
}

public static class WharfEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPut("/ships/{imo}", (string imo, RequestTags tags) =>
    {
        tags.Set("ship", imo); // high: ship #1
        tags.Set("operation", "dock"); // bounded: operation
        return Results.Accepted();
    });
}
