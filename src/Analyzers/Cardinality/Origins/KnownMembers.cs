using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Members of .NET, ASP.NET Core and their kin whose values are known to be new each time, or known not to be.</summary>
internal static class KnownMembers
{
    private static readonly KnownMember Closed = new(OriginKind.Closed, "");
    private static readonly KnownMember Process = new(OriginKind.Process, "");
    private static readonly Dictionary<string, KnownMember> Table = Read();

    /// <summary>What a property, field or method returns; null where nothing is known.</summary>
    public static KnownMember? Of(ISymbol member)
    {
        for (ISymbol? at = member; at is not null; at = Overridden(at))
        {
            if (at.ContainingType is { } type && Table.TryGetValue(FullName(type) + "." + at.Name, out KnownMember? known))
            {
                return known;
            }
        }

        // An exception may hide or override what its base says.
        return member.Name is "Message" or "StackTrace" or "ToString" or "Data" && DerivesFrom(member.ContainingType, "System.Exception")
            ? Table["System.Exception." + member.Name]
            : null;
    }

    /// <summary>True for the type itself, and for what derives from it.</summary>
    public static bool DerivesFrom(ITypeSymbol? type, string fullName)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (FullName(at) == fullName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Namespace and name, without type arguments.</summary>
    public static string FullName(ITypeSymbol type)
    {
        string name = type.Name;
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            name = outer.Name + "." + name;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() + "." + name : name;
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static Dictionary<string, KnownMember> Read()
    {
        var table = new Dictionary<string, KnownMember>(StringComparer.Ordinal);

        // What a client asks for.
        Add(OriginKind.RequestPath, "address", "Microsoft.AspNetCore.Http.HttpRequest", "Path", "QueryString");
        Add(OriginKind.RequestPath, "address", "Microsoft.AspNetCore.Http.Extensions.UriHelper", "GetDisplayUrl", "GetEncodedUrl", "GetEncodedPathAndQuery");
        Add(OriginKind.RequestPath, "address", "Microsoft.AspNetCore.Http.Features.IHttpRequestFeature", "Path", "QueryString", "RawTarget");
        Add(OriginKind.RequestPath, "address", "System.Uri", "AbsolutePath", "PathAndQuery", "Query", "Fragment", "Segments");
        Add(OriginKind.RequestPath, "address", "System.Net.HttpListenerRequest", "RawUrl", "Url", "QueryString");
        Add(OriginKind.RequestPath, "address", "System.Web.HttpRequest", "Path", "RawUrl", "Url", "FilePath", "QueryString");
        Add(OriginKind.RequestPath, "address", "System.Web.HttpRequestBase", "Path", "RawUrl", "Url", "FilePath", "QueryString");
        Add(OriginKind.RequestPath, "address", "System.Net.Http.HttpRequestMessage", "RequestUri");
        Add(OriginKind.RequestPath, "address", "System.Net.Http.Headers.HttpResponseHeaders", "Location");

        // What else it sends.
        Add(OriginKind.Request, "client", "Microsoft.AspNetCore.Http.HttpRequest", "Host", "Headers", "Query", "Cookies", "Form", "ContentType", "ContentLength", "Body");
        Add(OriginKind.Request, "client", "Microsoft.AspNetCore.Http.HostString", "Host", "Value", "Port");
        Add(OriginKind.Request, "client", "Microsoft.AspNetCore.Http.Features.IHttpRequestFeature", "Headers");
        Add(OriginKind.Request, "client", "System.Net.HttpListenerRequest", "Headers", "UserAgent", "UserHostName", "Cookies");
        Add(OriginKind.Request, "client", "System.Web.HttpRequest", "Headers", "Params", "Form", "Cookies", "UserAgent", "UrlReferrer");
        Add(OriginKind.Request, "client", "System.Web.HttpRequestBase", "Headers", "Params", "Form", "Cookies", "UserAgent", "UrlReferrer");
        Add(OriginKind.Request, "client", "Grpc.Core.ServerCallContext", "RequestHeaders", "Host");

        Add(OriginKind.Request, "request", "Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext", "ActionArguments");
        Add(OriginKind.Request, "line", "System.Console", "ReadLine");
        Add(OriginKind.Request, "line", "System.IO.TextReader", "ReadLine", "ReadLineAsync", "ReadToEnd", "ReadToEndAsync");
        Add(OriginKind.Request, "file", "System.IO.File", "ReadAllText", "ReadAllTextAsync");

        Add(OriginKind.Request, "client", "System.Net.WebSockets.WebSocketReceiveResult", "CloseStatusDescription");
        Add(OriginKind.Request, "client", "System.Net.WebSockets.WebSocket", "CloseStatusDescription", "SubProtocol");

        // Who it is.
        Add(OriginKind.Identity, "file", "System.IO.Directory", "EnumerateFiles", "GetFiles", "EnumerateFileSystemEntries");
        Add(OriginKind.Identity, "query", "System.Data.Common.DbCommand", "CommandText");
        Add(OriginKind.Identity, "query", "System.Data.IDbCommand", "CommandText");
        Add(OriginKind.Identity, "message", "System.Net.Mail.MailMessage", "Subject", "Body", "To", "From");
        Add(OriginKind.Identity, "user", "System.Net.Mail.MailAddress", "Address", "User", "DisplayName");
        Add(OriginKind.Identity, "user", "System.Net.Mail.SmtpFailedRecipientException", "FailedRecipient");
        Add(OriginKind.Identity, "request", "Microsoft.AspNetCore.Http.HttpContext", "TraceIdentifier");
        Add(OriginKind.Identity, "client", "Microsoft.AspNetCore.Http.ConnectionInfo", "Id", "RemoteIpAddress", "RemotePort");
        Add(OriginKind.Identity, "client", "System.Net.HttpListenerRequest", "RemoteEndPoint", "UserHostAddress", "RequestTraceIdentifier");
        Add(OriginKind.Identity, "client", "System.Web.HttpRequest", "UserHostAddress", "UserHostName", "AnonymousID");
        Add(OriginKind.Identity, "client", "System.Web.HttpRequestBase", "UserHostAddress", "UserHostName", "AnonymousID");
        Add(OriginKind.Identity, "client", "System.Net.Sockets.Socket", "RemoteEndPoint", "Handle");
        Add(OriginKind.Identity, "user", "System.Security.Principal.IIdentity", "Name");
        Add(OriginKind.Identity, "user", "System.Security.Claims.ClaimsIdentity", "Name", "FindFirst", "Claims");
        Add(OriginKind.Identity, "user", "System.Security.Claims.ClaimsPrincipal", "FindFirst", "FindAll", "Claims");
        Add(OriginKind.Identity, "user", "System.Security.Claims.PrincipalExtensions", "FindFirstValue");
        Add(OriginKind.Identity, "user", "System.Security.Claims.Claim", "Value");
        Add(OriginKind.Identity, "trace", "System.Diagnostics.Activity", "Id", "TraceId", "SpanId", "RootId", "ParentId", "ParentSpanId", "TraceStateString");
        Add(OriginKind.Identity, "trace", "System.Diagnostics.ActivityContext", "TraceId", "SpanId");
        Add(OriginKind.Identity, "client", "Grpc.Core.ServerCallContext", "Peer");
        Add(OriginKind.Identity, "connection", "Microsoft.AspNetCore.SignalR.HubCallerContext", "ConnectionId");
        Add(OriginKind.Identity, "user", "Microsoft.AspNetCore.SignalR.HubCallerContext", "UserIdentifier");
        Add(OriginKind.Identity, "session", "Microsoft.AspNetCore.Http.ISession", "Id");
        Add(OriginKind.Identity, "connection", "Microsoft.AspNetCore.Connections.ConnectionContext", "ConnectionId");
        Add(OriginKind.Identity, "task", "System.Threading.Tasks.Task", "Id", "CurrentId");

        // Failures.
        Add(OriginKind.ExceptionMessage, "failure", "System.Exception", "Message", "StackTrace", "ToString", "Data");
        Add(OriginKind.ExceptionMessage, "failure", "Grpc.Core.Status", "Detail");

        // Moments.
        Add(OriginKind.Time, "moment", "System.DateTime", "Now", "UtcNow", "Ticks", "TimeOfDay", "ToBinary", "ToFileTime", "ToFileTimeUtc");
        Add(OriginKind.Time, "day", "System.DateTime", "Today", "Date", "DayOfYear");
        Add(OriginKind.Time, "moment", "System.DateTimeOffset", "Now", "UtcNow", "Ticks", "ToUnixTimeSeconds", "ToUnixTimeMilliseconds", "UtcTicks", "TimeOfDay", "DateTime", "UtcDateTime", "LocalDateTime");
        Add(OriginKind.Time, "moment", "System.TimeProvider", "GetUtcNow", "GetLocalNow", "GetTimestamp");
        Add(OriginKind.Time, "moment", "System.Environment", "TickCount", "TickCount64");
        Add(OriginKind.Time, "moment", "System.Diagnostics.Stopwatch", "GetTimestamp");
        Add(OriginKind.Closed, "", "System.DateTime", "Hour", "Minute", "Second", "Day", "Month", "DayOfWeek", "Kind", "Millisecond");
        Add(OriginKind.Closed, "", "System.DateTimeOffset", "Hour", "Minute", "Second", "Day", "Month", "DayOfWeek", "Offset");

        // New each time.
        Add(OriginKind.Random, "call", "System.Guid", "NewGuid", "CreateVersion7");
        Add(OriginKind.Random, "call", "System.Random", "NextInt64", "NextDouble", "NextSingle");
        Add(OriginKind.Random, "call", "System.IO.Path", "GetRandomFileName", "GetTempFileName");
        Add(OriginKind.Random, "item", "System.Object", "GetHashCode");
        Add(OriginKind.Random, "item", "System.HashCode", "ToHashCode", "Combine");
        Add(OriginKind.Random, "item", "System.Runtime.CompilerServices.RuntimeHelpers", "GetHashCode");
        Add(OriginKind.Random, "call", "System.Security.Cryptography.RandomNumberGenerator", "GetBytes", "GetHexString", "GetString", "GetInt32");
        Add(OriginKind.Request, "file", "Microsoft.AspNetCore.Http.IFormFile", "FileName", "ContentType", "Length", "Name");
        Add(OriginKind.Random, "item", "System.BitConverter", "ToString");

        // Measured.
        Add(OriginKind.Measurement, "duration", "System.Diagnostics.Stopwatch", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks", "GetElapsedTime");
        Add(OriginKind.Measurement, "duration", "System.Diagnostics.Activity", "Duration");
        Add(OriginKind.Measurement, "duration", "System.TimeProvider", "GetElapsedTime");
        Add(OriginKind.Measurement, "duration", "System.TimeSpan", "TotalMilliseconds", "TotalSeconds", "TotalMinutes", "TotalHours", "TotalDays", "Ticks");
        Add(OriginKind.Measurement, "size", "System.String", "Length");
        Add(OriginKind.Measurement, "size", "System.Array", "Length", "LongLength");
        foreach (string collection in new[] { "List", "Dictionary", "HashSet", "Queue", "Stack", "ICollection", "IReadOnlyCollection", "IList", "IReadOnlyList", "IDictionary", "IReadOnlyDictionary" })
        {
            Add(OriginKind.Measurement, "count", "System.Collections.Generic." + collection, "Count");
        }

        Add(OriginKind.Measurement, "count", "System.Linq.Enumerable", "Count", "LongCount");
        Add(OriginKind.Measurement, "size", "System.IO.Stream", "Length", "Position");
        Add(OriginKind.Measurement, "size", "System.IO.FileInfo", "Length");
        Add(OriginKind.Measurement, "size", "System.ReadOnlyMemory", "Length");
        Add(OriginKind.Measurement, "size", "System.Memory", "Length");
        Add(OriginKind.Measurement, "size", "System.ReadOnlySpan", "Length");
        Add(OriginKind.Measurement, "size", "System.Span", "Length");
        Add(OriginKind.Measurement, "size", "System.Net.Http.Headers.HttpContentHeaders", "ContentLength");
        Add(OriginKind.Measurement, "size", "System.GC", "GetTotalMemory", "GetTotalAllocatedBytes");
        Add(OriginKind.Measurement, "size", "System.Environment", "WorkingSet");

        // Bounded, whatever their names say.
        Put(Closed, "System.Type", "Name", "FullName", "Namespace", "AssemblyQualifiedName", "ToString", "BaseType");
        Put(Closed, "System.Reflection.MemberInfo", "Name", "DeclaringType", "ReflectedType");
        Put(Closed, "System.Object", "GetType");
        Put(Closed, "System.Exception", "GetType", "TargetSite", "Source", "HResult");
        Put(Closed, "System.Enum", "ToString", "GetName", "GetNames", "GetValues", "Format");
        Put(Closed, "System.Net.Http.HttpMethod", "Method", "ToString");
        Put(Closed, "System.Net.Http.HttpResponseMessage", "StatusCode", "ReasonPhrase", "Version", "IsSuccessStatusCode");
        Put(Closed, "Microsoft.AspNetCore.Http.HttpRequest", "Method", "Scheme", "Protocol", "PathBase", "IsHttps", "HasFormContentType");
        Put(Closed, "Microsoft.AspNetCore.Http.HttpResponse", "StatusCode");
        Put(Closed, "Microsoft.AspNetCore.Http.Endpoint", "DisplayName", "ToString");
        Put(Closed, "Microsoft.AspNetCore.Routing.RouteEndpoint", "RoutePattern", "DisplayName");
        Put(Closed, "Microsoft.AspNetCore.Routing.Patterns.RoutePattern", "RawText");
        Put(Closed, "Microsoft.AspNetCore.Http.Metadata.IRouteDiagnosticsMetadata", "Route");
        Put(Closed, "Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor", "DisplayName", "RouteValues");
        Put(Closed, "Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor", "ActionName", "ControllerName", "MethodInfo");
        Put(Closed, "Grpc.Core.ServerCallContext", "Method");
        Put(Closed, "Grpc.Core.Method", "Name", "FullName", "ServiceName");
        Put(Closed, "Grpc.Core.IMethod", "Name", "FullName", "ServiceName", "Type");
        Put(Closed, "System.Diagnostics.Activity", "OperationName", "Kind", "Status");
        Put(Closed, "System.Uri", "Scheme", "Port", "Host", "DnsSafeHost", "IdnHost", "Authority");
        Put(Closed, "System.Globalization.CultureInfo", "Name", "TwoLetterISOLanguageName", "DisplayName", "EnglishName");
        Put(Closed, "System.Globalization.RegionInfo", "Name", "TwoLetterISORegionName");
        Put(Closed, "System.Net.Mail.MailAddress", "Host");
        Put(Process, "System.Environment", "MachineName", "ProcessId", "ProcessPath", "OSVersion", "Version", "UserName", "UserDomainName", "ProcessorCount", "GetEnvironmentVariable", "CurrentDirectory", "CommandLine");
        Put(Process, "System.Net.Dns", "GetHostName");
        Put(Process, "System.Diagnostics.Process", "Id", "ProcessName", "MachineName", "StartTime", "GetCurrentProcess");
        Put(Process, "System.Reflection.Assembly", "GetName", "FullName", "Location", "GetEntryAssembly", "GetExecutingAssembly");
        Put(Process, "System.Reflection.AssemblyName", "Name", "Version", "FullName");
        Put(Process, "System.Reflection.AssemblyInformationalVersionAttribute", "InformationalVersion");
        Put(Process, "System.Reflection.AssemblyFileVersionAttribute", "Version");
        Put(Process, "System.Runtime.InteropServices.RuntimeInformation", "FrameworkDescription", "OSDescription", "RuntimeIdentifier", "ProcessArchitecture", "OSArchitecture");
        Put(Process, "Microsoft.Extensions.Hosting.IHostEnvironment", "EnvironmentName", "ApplicationName", "ContentRootPath");
        Put(Process, "Microsoft.Extensions.Configuration.IConfiguration", "Item", "GetSection", "this[]", "get_Item");
        Put(Process, "Microsoft.Extensions.Configuration.IConfigurationSection", "Value", "Key", "Path");
        Put(Process, "Microsoft.Extensions.Configuration.ConfigurationBinder", "GetValue", "Get");
        Put(Process, "Microsoft.Extensions.Configuration.ConfigurationExtensions", "GetConnectionString");
        Put(Process, "System.Configuration.ConfigurationManager", "AppSettings", "ConnectionStrings");
        Put(Process, "System.Data.Common.DbConnection", "Database", "DataSource", "ServerVersion");
        Put(Process, "System.IO.DriveInfo", "Name", "VolumeLabel", "DriveFormat");
        return table;

        void Add(OriginKind kind, string thing, string type, params string[] members) => Put(new KnownMember(kind, thing), type, members);

        void Put(KnownMember known, string type, params string[] members)
        {
            foreach (string member in members)
            {
                table[type + "." + member] = known;
            }
        }
    }
}
