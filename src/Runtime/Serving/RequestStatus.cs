namespace MetricsKit.Serving;

/// <summary>How a request is answered.</summary>
internal enum RequestStatus
{
    Ok = 200,
    BadRequest = 400,
    NotFound = 404,
    MethodNotAllowed = 405,
    ContentTooLarge = 413,
    ExpectationFailed = 417,
    HeadTooLarge = 431,
    Failed = 500,
    VersionNotSupported = 505,
}
