using System.Security.Claims;
using Prometheus;

namespace Portal.Accounts;

public sealed class Member
{
    public Guid Id { get; init; }
    public string Login { get; init; } = "";
    public bool IsAdmin { get; init; }
    public string Role { get; init; } = "reader";
}

public sealed record SignInForm(string Login, string Password, string? Realm);

public static class SignInEndpoints
{
    private static readonly Counter Attempts = Metrics.CreateCounter("signin_attempts_total", "Attempts.", "account", "result");
    private static readonly Counter Privileged = Metrics.CreateCounter("signin_privileged_total", "Privileged.", "user_is_admin");
    private static readonly Counter Sources = Metrics.CreateCounter("signin_sources_total", "Sources.", "ip", "agent");
    private static readonly Counter Claims = Metrics.CreateCounter("signin_claims_total", "Claims.", "sub", "scheme");

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", async (SignInForm form, HttpContext context, IMemberStore members) =>
        {
            Member? found = await members.FindAsync(form.Login);
            var result = found is null ? "unknown" : "found";
            Attempts.WithLabels(form.Login, result).Inc(); // high: account // bounded: result
            Privileged.WithLabels(found?.IsAdmin.ToString() ?? "false").Inc(); // bounded: user_is_admin
            Sources.WithLabels(
                context.Connection.RemoteIpAddress?.ToString() ?? "none", // high: ip
                context.Request.Headers.UserAgent.ToString()).Inc(); // high: agent
            return found is null ? Results.Unauthorized() : Results.Ok();
        });

        app.MapGet("/me", (ClaimsPrincipal principal) =>
        {
            string who = principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "anonymous";
            Claims.WithLabels(who, principal.Identity?.AuthenticationType ?? "none").Inc(); // high: sub // bounded: scheme
            return Results.Ok(who);
        });
    }
}

public interface IMemberStore { Task<Member?> FindAsync(string login); }
