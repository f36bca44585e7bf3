using System.Text;

namespace MetricsKit;

/// <summary>
/// Names of instruments and tags as Prometheus knows them, after OpenTelemetry's "Prometheus and OpenMetrics Compatibility":
/// underscores for everything else, the unit behind the name, <c>_total</c> behind a counter, <c>_ratio</c> behind a gauge of unit 1.
/// </summary>
internal static class MeterNames
{
    private const string Total = "_total";

    /// <summary>Units of UCUM, in the plural.</summary>
    private static readonly Dictionary<string, string> s_units = new(StringComparer.Ordinal)
    {
        ["d"] = "days", ["h"] = "hours", ["min"] = "minutes", ["s"] = "seconds", ["ms"] = "milliseconds", ["us"] = "microseconds", ["ns"] = "nanoseconds",
        ["By"] = "bytes", ["KiBy"] = "kibibytes", ["MiBy"] = "mebibytes", ["GiBy"] = "gibibytes", ["TiBy"] = "tibibytes",
        ["KBy"] = "kilobytes", ["kBy"] = "kilobytes", ["MBy"] = "megabytes", ["GBy"] = "gigabytes", ["TBy"] = "terabytes",
        ["m"] = "meters", ["V"] = "volts", ["A"] = "amperes", ["J"] = "joules", ["W"] = "watts", ["g"] = "grams",
        ["Cel"] = "celsius", ["Hz"] = "hertz", ["%"] = "percent", ["$"] = "dollars", ["1"] = "",
    };

    /// <summary>Units behind a slash.</summary>
    private static readonly Dictionary<string, string> s_per = new(StringComparer.Ordinal)
    {
        ["s"] = "second", ["m"] = "minute", ["min"] = "minute", ["h"] = "hour", ["d"] = "day", ["w"] = "week", ["mo"] = "month", ["y"] = "year",
    };

    /// <summary>The metric's name; empty where nothing of the instrument's is left.</summary>
    /// <param name="instrument">The instrument's name.</param>
    /// <param name="unit">Its unit, in UCUM; null or empty for none.</param>
    /// <param name="kind">Its kind.</param>
    public static string Metric(string instrument, string? unit, MeterKind kind)
    {
        var isCounter = kind is MeterKind.Counter or MeterKind.ObservableCounter;
        var name = Clean(instrument, colon: true).Trim('_');
        if (name.Length == 0)
        {
            return name;
        }

        if (isCounter && name.EndsWith(Total, StringComparison.Ordinal))
        {
            name = name[..^Total.Length];
        }

        var suffix = unit == "1" && kind is MeterKind.Gauge or MeterKind.ObservableGauge ? "ratio" : Unit(unit);
        if (suffix.Length > 0 && name != suffix && !name.EndsWith("_" + suffix, StringComparison.Ordinal))
        {
            name += "_" + suffix;
        }

        name = name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name : name;
        return isCounter ? name + Total : name;
    }

    /// <summary>The label's name: <c>http.route</c> is <c>http_route</c>. What is reserved gets an underscore behind it.</summary>
    public static string Label(string tag)
    {
        var name = Clean(tag, colon: false);
        name = name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
        return MetricNames.IsLabel(name) ? name : name + "_";
    }

    /// <summary>The unit as a word of a name; empty for none, for <c>1</c>, and for an annotation such as <c>{request}</c>.</summary>
    public static string Unit(string? unit)
    {
        var text = WithoutAnnotations(unit ?? "").Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return Word(text, s_units);
        }

        var main = Word(text[..slash], s_units);
        var per = Word(text[(slash + 1)..], s_per);
        return per.Length == 0 ? main : main.Length == 0 ? "per_" + per : main + "_per_" + per;
    }

    private static string Word(string unit, Dictionary<string, string> words) =>
        words.TryGetValue(unit.Trim(), out var word) ? word : Clean(unit, colon: false).Trim('_');

    private static string WithoutAnnotations(string unit)
    {
        for (var open = unit.IndexOf('{', StringComparison.Ordinal); open >= 0; open = unit.IndexOf('{', StringComparison.Ordinal))
        {
            var close = unit.IndexOf('}', open);
            unit = unit[..open] + (close < 0 ? "" : unit[(close + 1)..]);
        }

        return unit;
    }

    /// <summary>Underscores for what names cannot have, and one for several.</summary>
    private static string Clean(string text, bool colon)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var kept = char.IsAsciiLetterOrDigit(c) || (colon && c == ':') ? c : '_';
            if (kept != '_' || clean.Length == 0 || clean[^1] != '_')
            {
                clean.Append(kept);
            }
        }

        return clean.ToString();
    }
}
