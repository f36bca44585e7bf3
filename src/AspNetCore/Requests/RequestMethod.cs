using Microsoft.AspNetCore.Http;

namespace MetricsKit.Requests;

/// <summary>The methods that HTTP knows; anything else a client sends is <c>other</c>.</summary>
[LabelFormat(LabelFormat.Upper)]
internal enum RequestMethod
{
    Get,
    Head,
    Post,
    Put,
    Delete,
    Connect,
    Options,
    Trace,
    Patch,
    Query,
}

/// <summary>Reads the method of a request.</summary>
internal static class RequestMethods
{
    /// <summary>No member of the enum: its series have the value <c>other</c>.</summary>
    public const RequestMethod Unknown = (RequestMethod)(-1);

    /// <summary>The method, in whatever case it was sent: routing ignores the case too.</summary>
    public static RequestMethod Parse(string method) => HttpMethods.GetCanonicalizedValue(method) switch
    {
        "GET" => RequestMethod.Get,
        "HEAD" => RequestMethod.Head,
        "POST" => RequestMethod.Post,
        "PUT" => RequestMethod.Put,
        "DELETE" => RequestMethod.Delete,
        "CONNECT" => RequestMethod.Connect,
        "OPTIONS" => RequestMethod.Options,
        "TRACE" => RequestMethod.Trace,
        "PATCH" => RequestMethod.Patch,
        { Length: 5 } other when other.Equals("QUERY", StringComparison.OrdinalIgnoreCase) => RequestMethod.Query,
        _ => Unknown,
    };
}
