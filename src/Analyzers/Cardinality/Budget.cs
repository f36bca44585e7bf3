using System.Globalization;
using MetricsKit.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>How many exposed lines are allowed, from <c>.editorconfig</c>. What is no whole number above 0 counts as not set; MK9008 says so.</summary>
internal static class Budget
{
    public const string PerMetric = "metrics_kit.max_lines_per_metric";
    public const string PerAssembly = "metrics_kit.max_lines_per_assembly";

    /// <summary>Lines one metric may make.</summary>
    public static long OfMetric(AnalyzerConfigOptions options) => Read(options, PerMetric, Cardinality.MetricBudget);

    /// <summary>Lines the metrics of an assembly may make together.</summary>
    public static long OfAssembly(AnalyzerConfigOptions options) => Read(options, PerAssembly, Cardinality.AssemblyBudget);

    /// <summary>How the lines come about: <c>60 country × 4 method × 9 lines</c>.</summary>
    public static string Arithmetic(MetricModel metric)
    {
        var factors = metric.Labels
            .Select(label => Text(label.Domain.Size + (label.Optional ? 1L : 0L)) + " " + label.Name)
            .ToList();
        int lines = Cardinality.LinesPerSeries(metric.Kind, metric.Buckets.Count);
        if (lines > 1 || factors.Count == 0)
        {
            factors.Add(Text(lines) + (lines == 1 ? " line" : " lines"));
        }

        return string.Join(" × ", factors);
    }

    /// <summary>A number with separators, the same on each machine.</summary>
    public static string Text(long number) =>
        number == long.MaxValue ? "countless" : number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>True for a whole number above 0.</summary>
    public static bool IsLines(string text) => Lines(text) > 0;

    private static long Read(AnalyzerConfigOptions options, string key, long standard) =>
        options.TryGetValue(key, out string? text) && Lines(text) is > 0 and var value ? value : standard;

    private static long Lines(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out long value) ? value : 0;
}
