namespace MetricsKit;

/// <summary>Which names an exposition can hold.</summary>
internal static class MetricNames
{
    public static bool IsMetric(string name) => IsName(name, colon: true);

    /// <summary>A label of a series; <c>le</c> and <c>quantile</c> belong to histograms and summaries.</summary>
    public static bool IsLabel(string name) => IsName(name, colon: false) && name is not ("le" or "quantile" or "__name__");

    /// <summary>A label that settings may add to series: names with two underscores in front are Prometheus' own.</summary>
    public static bool IsConstantLabel(string name) => IsLabel(name) && !name.StartsWith("__", StringComparison.Ordinal);

    private static bool IsName(string name, bool colon)
    {
        if (string.IsNullOrEmpty(name) || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && !(colon && c == ':'))
            {
                return false;
            }
        }

        return true;
    }
}
