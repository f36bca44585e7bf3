using System.Text;

namespace MetricsKit.Clients.Tests.Support;

/// <summary>What our own client exposes.</summary>
internal static class Own
{
    /// <summary>Samples whose names begin so, that beginning left out; sorted, labels too.</summary>
    public static async Task<List<string>> SamplesAsync(string prefix)
    {
        using var stream = new MemoryStream();
        await MetricRegistry.Default.WriteAsync(stream, ExpositionFormat.Text);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n')
            .Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => Sorted(line[prefix.Length..]))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static string Sorted(string line)
    {
        int start = line.IndexOf('{', StringComparison.Ordinal);
        int end = line.IndexOf('}', StringComparison.Ordinal);
        return start < 0 ? line : line[..(start + 1)] + string.Join(",", line[(start + 1)..end].Split(',').Order(StringComparer.Ordinal)) + line[end..];
    }
}
