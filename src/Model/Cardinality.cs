namespace MetricsKit.Model;

/// <summary>How many series and exposed lines a metric can make.</summary>
public static class Cardinality
{
    /// <summary>Exposed lines one metric may make where nothing else is configured.</summary>
    public const int MetricBudget = 5_000;

    /// <summary>Exposed lines one assembly may make where nothing else is configured.</summary>
    public const int AssemblyBudget = 20_000;

    /// <summary>Closed products up to this many combinations start at 0; larger ones appear on first use.</summary>
    public const int MaxZeroSeries = 1_000;

    /// <summary>Lines one series makes in the text format: 1, or buckets + 3 (<c>+Inf</c>, <c>_sum</c>, <c>_count</c>) for a histogram.</summary>
    public static int LinesPerSeries(MetricKind kind, int buckets) => kind == MetricKind.Histogram ? buckets + 3 : 1;

    /// <summary>Series the labels allow: the product of the domains, absence counted; <c>MaxSeries</c> caps it.</summary>
    public static long Series(MetricModel metric)
    {
        long product = 1;
        foreach (LabelModel label in metric.Labels)
        {
            long size = label.Domain.Size + (label.Optional ? 1L : 0L);
            product = size > 0 && product > long.MaxValue / size ? long.MaxValue : product * size;
        }

        return metric.MaxSeries > 0 ? Math.Min(product, metric.MaxSeries) : product;
    }

    /// <summary>Exposed lines: series times the lines of one, saturating.</summary>
    public static long Lines(MetricModel metric)
    {
        long series = Series(metric), lines = LinesPerSeries(metric.Kind, metric.Buckets.Count);
        return series > long.MaxValue / lines ? long.MaxValue : series * lines;
    }
}
