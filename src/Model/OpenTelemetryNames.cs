namespace MetricsKit.Model;

/// <summary>
/// Names of a metric on its way through OpenTelemetry. Its exporters, the Collector and Prometheus' OTLP receiver add the unit and
/// <c>_total</c> to an instrument's name unless told otherwise; the rules are those of the OpenTelemetry specification, "Prometheus and
/// OpenMetrics Compatibility". Most declared names come out of it as they were.
/// </summary>
public static class OpenTelemetryNames
{
    private const string Total = "total";
    private const string Ratio = "ratio";

    // The units' names in Prometheus, and in UCUM, as instruments have them.
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["seconds"] = "s", ["milliseconds"] = "ms", ["microseconds"] = "us", ["nanoseconds"] = "ns",
        ["minutes"] = "min", ["hours"] = "h", ["days"] = "d",
        ["bytes"] = "By", ["kibibytes"] = "KiBy", ["mebibytes"] = "MiBy", ["gibibytes"] = "GiBy",
        ["kilobytes"] = "KBy", ["megabytes"] = "MBy", ["gigabytes"] = "GBy",
        ["meters"] = "m", ["volts"] = "V", ["amperes"] = "A", ["joules"] = "J", ["watts"] = "W", ["grams"] = "g",
        ["celsius"] = "Cel", ["hertz"] = "Hz", ["percent"] = "%",
    };

    /// <summary>Name of the instrument: the declared one, of a counter without <c>_total</c>.</summary>
    public static string InstrumentOf(MetricModel metric) =>
        metric.Kind == MetricKind.Counter && metric.Name.EndsWith("_" + Total, StringComparison.Ordinal) && metric.Name.Length > Total.Length + 1
            ? metric.Name.Substring(0, metric.Name.Length - Total.Length - 1)
            : metric.Name;

    /// <summary>Unit of the instrument by the last word of its name, in UCUM; null where that names none.</summary>
    public static string? UnitOf(MetricModel metric)
    {
        string last = InstrumentOf(metric).Split('_').Last();
        return Units.TryGetValue(last, out string? unit) ? unit
            : last == Ratio && metric.Kind == MetricKind.Gauge ? "1"
            : null;
    }

    /// <summary>The name that Prometheus gets to see, where exporters work as they do by default.</summary>
    public static string ExposedOf(MetricModel metric)
    {
        // The unit is the instrument's last word, so it is not added; runs of underscores become one.
        IEnumerable<string> words = InstrumentOf(metric).Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        if (metric.Kind == MetricKind.Counter)
        {
            words = words.Where(w => w != Total).Append(Total);
        }
        else if (UnitOf(metric) == "1")
        {
            words = words.Where(w => w != Ratio).Append(Ratio);
        }

        return string.Join("_", words);
    }
}
