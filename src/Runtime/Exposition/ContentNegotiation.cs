namespace MetricsKit;

/// <summary>Chooses the format of a scrape by the request's Accept header.</summary>
public static class ContentNegotiation
{
    /// <summary>The format a client asks for. A header of any length is read once, and nothing is allocated.</summary>
    /// <param name="acceptHeader">Value of the Accept header, several joined by commas; null when there is none.</param>
    /// <returns>
    /// <see cref="ExpositionFormat.Protobuf"/> where it is named with its message and <c>encoding=delimited</c>, and no less wanted than
    /// the others; <see cref="ExpositionFormat.OpenMetrics"/> where it is named, in version 1.0.0, 0.0.1 or none, and no less wanted than
    /// text; <see cref="ExpositionFormat.Text"/> otherwise, also for a header that cannot be read.
    /// </returns>
    public static ExpositionFormat Choose(string? acceptHeader)
    {
        double protobuf = 0, openMetrics = 0, text = 0;
        var specificity = 0;
        foreach (var range in new MediaRanges(acceptHeader))
        {
            if (range.Is("application/vnd.google.protobuf"))
            {
                if (range.Proto is "io.prometheus.client.MetricFamily" && range.Encoding is "delimited")
                {
                    protobuf = Math.Max(protobuf, range.Quality);
                }
            }
            else if (range.Is("application/openmetrics-text"))
            {
                if (range.Version is "" or "1.0.0" or "0.0.1")
                {
                    openMetrics = Math.Max(openMetrics, range.Quality);
                }
            }
            else if ((range.Is("text/plain") ? 3 : range.Is("text/*") ? 2 : range.Is("*/*") ? 1 : 0) is > 0 and var rank && rank >= specificity)
            {
                // The most specific range decides how much text is wanted.
                text = rank > specificity ? range.Quality : Math.Max(text, range.Quality);
                specificity = rank;
            }
        }

        if (protobuf > 0 && protobuf >= openMetrics && protobuf >= text)
        {
            return ExpositionFormat.Protobuf;
        }

        return openMetrics > 0 && openMetrics >= text ? ExpositionFormat.OpenMetrics : ExpositionFormat.Text;
    }

    /// <summary>Whether a client wants the answer compressed by gzip.</summary>
    /// <param name="acceptEncodingHeader">Value of the Accept-Encoding header, several joined by commas; null when there is none.</param>
    /// <returns>True where gzip, or <c>*</c> and not gzip, is named and wanted no less than <c>identity</c>.</returns>
    public static bool AcceptsGzip(string? acceptEncodingHeader)
    {
        double gzip = -1, any = 0, identity = 0;
        foreach (var range in new MediaRanges(acceptEncodingHeader))
        {
            if (range.Is("gzip") || range.Is("x-gzip"))
            {
                gzip = Math.Max(gzip, range.Quality);
            }
            else if (range.Is("*"))
            {
                any = range.Quality;
            }
            else if (range.Is("identity"))
            {
                identity = range.Quality;
            }
        }

        var wanted = gzip < 0 ? any : gzip;
        return wanted > 0 && wanted >= identity;
    }

    /// <summary>The Content-Type of a format.</summary>
    /// <param name="format">The format.</param>
    /// <returns>Media type with its parameters.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static string ContentTypeOf(ExpositionFormat format) => format switch
    {
        ExpositionFormat.Text => "text/plain; version=0.0.4; charset=utf-8",
        ExpositionFormat.OpenMetrics => "application/openmetrics-text; version=1.0.0; charset=utf-8",
        ExpositionFormat.Protobuf => "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, $"There is no such format; use a member of {nameof(ExpositionFormat)}."),
    };
}
