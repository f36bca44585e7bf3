using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Types by what their members do to a value: pass it on, take a part of it, or read what an operator set up.</summary>
internal static class Passing
{
    private static readonly HashSet<string> Through = new(StringComparer.Ordinal)
    {
        "System.String", "System.Text.StringBuilder", "System.Guid", "System.DateTime", "System.DateTimeOffset", "System.DateOnly", "System.TimeOnly", "System.TimeSpan",
        "System.Int16", "System.Int32", "System.Int64", "System.UInt16", "System.UInt32", "System.UInt64", "System.Single", "System.Double", "System.Decimal", "System.Half",
        "System.Numerics.BigInteger", "System.Nullable", "System.Lazy", "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.AsyncLocal",
        "System.Runtime.CompilerServices.ConfiguredTaskAwaitable", "System.Span", "System.ReadOnlySpan", "System.Memory", "System.ReadOnlyMemory", "System.Char",
        "System.Uri", "System.UriBuilder", "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Net.EndPoint", "System.Net.Mail.MailAddress",
        "System.Collections.Specialized.NameValueCollection", "Microsoft.Extensions.Primitives.StringValues", "Microsoft.Extensions.Primitives.StringSegment",
        "Microsoft.AspNetCore.Http.PathString", "Microsoft.AspNetCore.Http.QueryString", "Microsoft.AspNetCore.Http.HostString", "Microsoft.AspNetCore.Http.IHeaderDictionary",
        "Microsoft.AspNetCore.Http.IQueryCollection", "Microsoft.AspNetCore.Http.IFormCollection", "Microsoft.AspNetCore.Http.IRequestCookieCollection",
        "System.Linq.IGrouping", "System.Collections.Generic.KeyValuePair", "System.Diagnostics.ActivityTraceId", "System.Diagnostics.ActivitySpanId",
    };

    private static readonly HashSet<string> Parts = new(StringComparer.Ordinal)
    {
        "System.Uri", "System.String", "System.Array", "System.TimeSpan", "System.DateTime", "System.DateTimeOffset", "System.Memory", "System.ReadOnlyMemory",
        "System.Span", "System.ReadOnlySpan", "Microsoft.AspNetCore.Http.HostString", "System.Guid", "System.Object",
    };

    private static readonly string[] SettingsEndings = ["Options", "Settings", "Setting", "Configuration", "Config", "Opts"];

    /// <summary>True where members give the value on, changed in form at most: <c>text.Trim()</c>, <c>id.Value</c>.</summary>
    public static bool IsThrough(ITypeSymbol type) => Through.Contains(KnownMembers.FullName(type));

    /// <summary>True for what holds a value of another type.</summary>
    public static bool IsWrapper(ITypeSymbol type) => type.Name is "KeyValuePair" or "IGrouping" or "Nullable" or "Lazy" or "Task" or "ValueTask" or "AsyncLocal";

    /// <summary>True for collections of what a client sent.</summary>
    public static bool IsOfRequest(ITypeSymbol type) => type.Name is "IHeaderDictionary" or "IQueryCollection" or "IFormCollection" or "IRequestCookieCollection";

    /// <summary>True where members give a part of the value, which has few values where the whole has.</summary>
    public static bool IsPart(ITypeSymbol? type) => type is not null && (type.TypeKind == TypeKind.Array || Parts.Contains(KnownMembers.FullName(type)));

    /// <summary>True for a type of settings: <c>ShopOptions</c>, <c>IOptions&lt;…&gt;</c>.</summary>
    public static bool IsSettings(ITypeSymbol type) =>
        type.Name is "IOptions" or "IOptionsMonitor" or "IOptionsSnapshot" || Array.Exists(SettingsEndings, ending => type.Name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>True for what a route took out of an address.</summary>
    public static bool IsRouteValues(ITypeSymbol type) => KnownMembers.FullName(type) is "Microsoft.AspNetCore.Routing.RouteValueDictionary";
}
