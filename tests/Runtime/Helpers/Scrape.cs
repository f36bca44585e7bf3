using System.Text;

namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>Writes expositions into strings.</summary>
internal static class Scrape
{
    public static Task<string> TextAsync(params MetricRegistry[] registries) => WriteAsync(ExpositionFormat.Text, registries);

    public static Task<string> OpenMetricsAsync(params MetricRegistry[] registries) => WriteAsync(ExpositionFormat.OpenMetrics, registries);

    public static async Task<IReadOnlyList<ProtobufFamily>> ProtobufAsync(params MetricRegistry[] registries)
    {
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync(registries, stream, ExpositionFormat.Protobuf);
        return ProtobufFamily.ReadAll(stream.ToArray());
    }

    public static async Task<string> WriteAsync(ExpositionFormat format, params MetricRegistry[] registries)
    {
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync(registries, stream, format);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(stream.ToArray());
    }
}
