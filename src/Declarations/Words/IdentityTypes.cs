using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>What a type says about its values.</summary>
/// <param name="Thing">What there is a new value per: <c>moment</c>, <c>client</c>.</param>
/// <param name="Description">The same in a sentence about a label, with the type's name: <c>moment (DateTime)</c>.</param>
public sealed record IdentityType(string Thing, string Description);

/// <summary>Types of which nearly each value is a new one.</summary>
public static class IdentityTypes
{
    // Names are only put together for what may be one: this is asked for every label at every keystroke.
    private static readonly Dictionary<string, (string Namespace, IdentityType Type)> Known = new(StringComparer.Ordinal)
    {
        ["Guid"] = ("System", new("item", "Guid")),
        ["DateTime"] = ("System", new("moment", "moment (DateTime)")),
        ["DateTimeOffset"] = ("System", new("moment", "moment (DateTimeOffset)")),
        ["TimeOnly"] = ("System", new("moment", "time of day (TimeOnly)")),
        ["DateOnly"] = ("System", new("day", "day (DateOnly)")),
        ["TimeSpan"] = ("System", new("duration", "measurement (TimeSpan)")),
        ["Double"] = ("System", new("measurement", "measurement (double)")),
        ["Single"] = ("System", new("measurement", "measurement (float)")),
        ["Decimal"] = ("System", new("measurement", "measurement (decimal)")),
        ["Half"] = ("System", new("measurement", "measurement (Half)")),
        ["BigInteger"] = ("System.Numerics", new("measurement", "measurement (BigInteger)")),
        ["IPAddress"] = ("System.Net", new("client", "client's address (IPAddress)")),
        ["IPEndPoint"] = ("System.Net", new("client", "client's address (IPEndPoint)")),
        ["EndPoint"] = ("System.Net", new("client", "client's address (EndPoint)")),
        ["MailAddress"] = ("System.Net.Mail", new("user", "user's address (MailAddress)")),
        ["Uri"] = ("System", new("address", "address (Uri)")),
        ["PathString"] = ("Microsoft.AspNetCore.Http", new("request", "path (PathString)")),
        ["QueryString"] = ("Microsoft.AspNetCore.Http", new("request", "query (QueryString)")),
        ["HostString"] = ("Microsoft.AspNetCore.Http", new("client", "host name that a client sends (HostString)")),
        ["ActivityTraceId"] = ("System.Diagnostics", new("trace", "trace's identity (ActivityTraceId)")),
        ["ActivitySpanId"] = ("System.Diagnostics", new("trace", "span's identity (ActivitySpanId)")),
    };

    /// <summary>What is known of the type; null for one whose values may be a label's.</summary>
    public static IdentityType? Of(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Struct or TypeKind.Class && type.ContainingType is null
        && Known.TryGetValue(type.Name, out (string Namespace, IdentityType Type) known) && type.ContainingNamespace?.ToDisplayString() == known.Namespace
            ? known.Type
            : null;
}
