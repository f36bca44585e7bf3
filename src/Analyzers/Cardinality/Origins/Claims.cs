using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Claims by their type: a role is one of few, an organisation is a tenant, a subject is a user.</summary>
internal static class Claims
{
    /// <summary>The origins of a claim that is asked for by a constant type; null for any other call, and for a claim whose type says nothing.</summary>
    public static IReadOnlyList<Origin>? Of(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "FindFirst" or "FindFirstValue" or "FindAll", ContainingType: { } type }
            || KnownMembers.FullName(type) is not ("System.Security.Claims.ClaimsPrincipal" or "System.Security.Claims.ClaimsIdentity" or "System.Security.Claims.PrincipalExtensions")
            || call.Arguments.LastOrDefault()?.Value.ConstantValue is not { HasValue: true, Value: string claim })
        {
            return null;
        }

        // http://schemas.microsoft.com/ws/2008/06/identity/claims/role, urn:altinn:org
        string name = claim.Substring(claim.LastIndexOfAny(['/', ':']) + 1);
        if (name.EndsWith("keyid", StringComparison.OrdinalIgnoreCase) || name.EndsWith("key_id", StringComparison.OrdinalIgnoreCase))
        {
            return [new Origin(OriginKind.Unknown, name, call) { Type = call.Type }]; // an application's, not a user's
        }

        return NameMeanings.Of(name) switch
        {
            { Sense: NameSense.Bounded } => Origin.Few,
            { Sense: NameSense.Tenant } => [new Origin(OriginKind.Unknown, name, call) { Type = call.Type }],
            _ => null,
        };
    }

    /// <summary>True for the text of a claim.</summary>
    public static bool IsValue(ISymbol member) => member.Name == "Value" && member.ContainingType is { Name: "Claim" } type && KnownMembers.FullName(type) == "System.Security.Claims.Claim";
}
