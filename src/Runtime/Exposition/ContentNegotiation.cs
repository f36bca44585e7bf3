namespace MetricsKit;

/// <summary>Chooses the format of a scrape by the request's Accept header.</summary>
public static class ContentNegotiation
{
    /// <summary>The format a client asks for.</summary>
    /// <param name="acceptHeader">Value of the Accept header, several joined by commas; null when there is none.</param>
    /// <returns><see cref="ExpositionFormat.OpenMetrics"/> when asked for, text otherwise.</returns>
    public static ExpositionFormat Choose(string? acceptHeader) =>
        acceptHeader?.Contains("application/openmetrics-text", StringComparison.OrdinalIgnoreCase) == true ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;

    /// <summary>The Content-Type of a format.</summary>
    /// <param name="format">Format.</param>
    /// <returns>Media type with version and charset.</returns>
    /// <exception cref="NotSupportedException">The format is not written yet.</exception>
    public static string ContentTypeOf(ExpositionFormat format) => format switch
    {
        ExpositionFormat.Text => "text/plain; version=0.0.4; charset=utf-8",
        ExpositionFormat.OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        _ => throw new NotSupportedException($"Format {format} is not written; use {nameof(ExpositionFormat.Text)} or {nameof(ExpositionFormat.OpenMetrics)}."),
    };
}
