using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Labels that name one thing each: by their type, which is certain, or by the last word of their name.</summary>
internal static class Identities
{
    // The word that a name ends in, and what it takes a new value per. Words inside a name prove little: email_template is fine.
    private static readonly Dictionary<string, string> HeadWords = new(StringComparer.Ordinal)
    {
        ["user"] = "user", ["username"] = "user", ["login"] = "user", ["email"] = "user", ["mail"] = "user", ["phone"] = "user",
        ["ssn"] = "person", ["session"] = "session", ["cookie"] = "session", ["token"] = "token", ["trace"] = "trace",
        ["traceparent"] = "trace", ["span"] = "span", ["correlation"] = "request", ["path"] = "path", ["url"] = "address",
        ["uri"] = "address", ["href"] = "address", ["query"] = "query", ["querystring"] = "query", ["sql"] = "query", ["ip"] = "client",
        ["ipaddress"] = "client", ["address"] = "address", ["referer"] = "address", ["referrer"] = "address",
        ["guid"] = "item", ["uuid"] = "item", ["ulid"] = "item", ["hash"] = "item", ["checksum"] = "item", ["fingerprint"] = "item",
        ["timestamp"] = "moment", ["datetime"] = "moment", ["message"] = "message", ["stacktrace"] = "failure", ["stack"] = "failure",
        ["body"] = "request", ["payload"] = "request", ["useragent"] = "client", ["filename"] = "file",
    };

    // Things whose ids come from a small set that the operator chose.
    private static readonly HashSet<string> BoundedIds = new(StringComparer.Ordinal)
    {
        "shard", "partition", "group", "worker", "node", "region", "zone", "cluster", "pool", "queue", "topic", "template", "rule",
        "model", "plan", "product", "tier", "version", "build", "provider", "channel", "event", "job", "tenant", "client", "app", "process",
    };

    /// <summary>What the label takes a new value per, when its name says so; else null.</summary>
    public static string? ByName(string label)
    {
        string[] words = label.Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        string head = words[words.Length - 1];
        if (head is not ("id" or "ids" or "key"))
        {
            return words.Length > 1 && words[words.Length - 2] == "user" && head == "agent" ? "client"
                : HeadWords.TryGetValue(head, out string? thing) ? thing : null;
        }

        if (words.Length == 1)
        {
            return head == "key" ? null : "item";
        }

        string owner = words[words.Length - 2];
        return head == "key" ? null : BoundedIds.Contains(owner) ? null : owner;
    }

    /// <summary>What the type is, when each value of it is a new one; else null.</summary>
    public static string? ByType(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal:
                return "measurement (" + type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) + ")";
            case SpecialType.System_DateTime:
                return "moment (DateTime)";
        }

        // Names are only put together for what may be one: this runs for every label at every keystroke.
        return type.SpecialType == SpecialType.None && type.TypeKind is TypeKind.Struct or TypeKind.Class
            ? ByFullName(type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString())
            : null;
    }

    private static string? ByFullName(string name) =>
        name switch
        {
            "System.Guid" => "Guid",
            "System.DateTimeOffset" => "moment (DateTimeOffset)",
            "System.DateOnly" => "day (DateOnly)",
            "System.TimeOnly" => "time of day (TimeOnly)",
            "System.TimeSpan" => "measurement (TimeSpan)",
            "System.Half" => "measurement (Half)",
            "System.Uri" => "address (Uri)",
            "System.Net.IPAddress" => "client's address (IPAddress)",
            "System.Net.IPEndPoint" => "client's address (IPEndPoint)",
            "System.Numerics.BigInteger" => "measurement (BigInteger)",
            "Microsoft.AspNetCore.Http.PathString" => "path (PathString)",
            "Microsoft.AspNetCore.Http.QueryString" => "query (QueryString)",
            "Microsoft.AspNetCore.Http.HostString" => "host name that a client sends (HostString)",
            "System.Diagnostics.ActivityTraceId" => "trace's identity (ActivityTraceId)",
            "System.Diagnostics.ActivitySpanId" => "span's identity (ActivitySpanId)",
            _ => null,
        };
}
