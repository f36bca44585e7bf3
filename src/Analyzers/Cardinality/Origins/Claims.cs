using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Claims by their type: a role is one of few, an organisation is a tenant, a subject is a user.</summary>
internal static class Claims
{
    private const string Thing = "claim";

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
        bool isKey = name.EndsWith("keyid", StringComparison.OrdinalIgnoreCase) || name.EndsWith("key_id", StringComparison.OrdinalIgnoreCase); // an application's, not a user's
        return NameMeanings.Of(name).Sense switch
        {
            NameSense.Bounded => Origin.Few,
            NameSense.Tenant => [Named(name, call)],
            _ => isKey ? [Named(name, call)] : null,
        };
    }

    private static Origin Named(string name, IOperation call) => new(OriginKind.Unknown, name, call) { Type = call.Type, Thing = Thing };

    /// <summary>True for the claim that a call asks for, as far as its type says what it is.</summary>
    public static bool IsStated(Origin origin) => origin.IsBounded || origin.Kind == OriginKind.Identity || origin.Thing == Thing;

    /// <summary>True for the text of a claim.</summary>
    public static bool IsValue(ISymbol member) => member.Name == "Value" && member.ContainingType is { Name: "Claim" } type && KnownMembers.FullName(type) == "System.Security.Claims.Claim";
}
