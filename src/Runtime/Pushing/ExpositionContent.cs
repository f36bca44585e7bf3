using System.Net;

namespace MetricsKit.Pushing;

/// <summary>An exposition as the body of a request, written while it is sent.</summary>
internal sealed class ExpositionContent : HttpContent
{
    private readonly ExpositionOfMany _exposition;

    public ExpositionContent(ExpositionOfMany exposition)
    {
        _exposition = exposition;
        Headers.TryAddWithoutValidation("Content-Type", ContentNegotiation.ContentTypeOf(ExpositionFormat.Text));
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        _exposition.WriteAsync(stream, ExpositionFormat.Text, cancellationToken);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
