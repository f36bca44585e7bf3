using System.Globalization;
using System.Text;

namespace MetricsKit.Stress;

/// <summary>The samples of a text exposition, by name and label text. What is no line of the format is a violation.</summary>
internal static class Samples
{
    public static async Task<Dictionary<string, double>> ScrapeAsync(MetricRegistry registry, ExpositionFormat format)
    {
        using var output = new MemoryStream();
        await registry.WriteAsync(output, format);
        return Of(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length));
    }

    /// <exception cref="FormatException">A line is malformed, or a series is there twice.</exception>
    public static Dictionary<string, double> Of(string text)
    {
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                continue;
            }

            var space = line.LastIndexOf(' ');
            var isClosed = line.IndexOf('{', StringComparison.Ordinal) < 0 || (space > 0 && line[space - 1] == '}');
            if (space <= 0 || !isClosed || !double.TryParse(line.AsSpan(space + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                throw new FormatException($"malformed: {line}");
            }

            if (!samples.TryAdd(line[..space], value))
            {
                throw new FormatException($"twice: {line}");
            }
        }

        return samples;
    }
}
