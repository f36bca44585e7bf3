using Prometheus;

namespace Gatehouse.OAuth;

public static class GrantTypes
{
    public const string Password = "password";
    public const string ClientCredentials = "client_credentials";
    public const string RefreshToken = "refresh_token";

    public static readonly IReadOnlyCollection<string> All = new[] { Password, ClientCredentials, RefreshToken };

    public static bool IsKnown(string? value) => value is Password or ClientCredentials or RefreshToken;
}

public sealed class OAuthClient { public string ClientId { get; init; } = ""; public string DisplayName { get; init; } = ""; }

public sealed class TokenEndpoint
{
    private static readonly Counter _issued = Metrics.CreateCounter("oauth_tokens_issued_total", "Tokens issued", "grant_type", "subject");
    private static readonly Counter _denied = Metrics.CreateCounter("oauth_tokens_denied_total", "Tokens denied", "grant_type", "error");
    private static readonly Counter _scopes = Metrics.CreateCounter("oauth_scopes_total", "Scopes", "scope");

    public async Task<IResult> HandleAsync(HttpContext context)
    {
        IFormCollection form = await context.Request.ReadFormAsync();
        string grant = form["grant_type"].ToString();
        if (!GrantTypes.All.Contains(grant))
        {
            _denied.WithLabels(grant, "unsupported_grant_type").Inc(); // high: grant_type // bounded: error
            return Deny("unsupported_grant_type");
        }

        if (grant == GrantTypes.Password)
        {
            _issued.WithLabels(grant, form["username"]!).Inc(); // bounded: grant_type // high: subject
        }
        else
        {
            _issued.WithLabels(grant, "machine").Inc(); // bounded: grant_type // bounded: subject
        }

        foreach (string scope in form["scope"].ToString().Split(' '))
        {
            _scopes.WithLabels(scope).Inc(); // high: scope
        }

        foreach (string scope in form["scope"].ToString().Split(' ').Intersect(KnownScopes))
        {
            _scopes.WithLabels(scope).Inc(); // bounded: scope
        }

        return Results.Ok(new { access_token = Guid.NewGuid() });
    }

    private static readonly string[] KnownScopes = { "openid", "email", "offline_access" };

    private static IResult Deny(string error)
    {
        _denied.WithLabels("any", error).Inc(); // bounded: error
        return Results.BadRequest(new { error });
    }
}
