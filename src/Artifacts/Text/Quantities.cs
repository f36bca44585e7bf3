namespace MetricsKit.Artifacts.Text;

/// <summary>Thresholds in words of their unit: <c>5%</c>, <c>250ms</c>, <c>64MiB</c>.</summary>
internal static class Quantities
{
    private static readonly string[] Binary = ["KiB", "MiB", "GiB", "TiB"];
    private static readonly string[] Decimal = ["kB", "MB", "GB", "TB"];

    /// <summary>A ratio, 0.05, as <c>5%</c>.</summary>
    public static string Percent(double ratio) =>
        Numbers.TryDecimal(ratio, out decimal exact) ? Numbers.Write(exact * 100) + "%" : Numbers.Write(ratio * 100) + "%";

    /// <summary>A value in the unit that the metric's name ends in.</summary>
    /// <param name="value">Value in the metric's unit.</param>
    /// <param name="metric">Name of the metric; <c>_total</c> does not count.</param>
    public static string InUnitOf(double value, string metric) => Units.Of(metric) switch
    {
        MetricUnit.Seconds => Seconds(value),
        MetricUnit.Bytes => Bytes(value),
        MetricUnit.Ratio => Percent(value),
        MetricUnit.None => Numbers.Write(value),
        _ => throw new InvalidOperationException($"The unit of '{metric}' has no text."),
    };

    private static string Seconds(double value)
    {
        if (!Numbers.TryDecimal(value, out decimal seconds))
        {
            return Numbers.Write(value) + "s";
        }

        decimal size = Math.Abs(seconds);
        return size switch
        {
            0 => "0s",
            < 0.001m => Numbers.Write(seconds * 1_000_000) + "us",
            < 1m => Numbers.Write(seconds * 1_000) + "ms",
            _ => Numbers.Write(seconds) + "s",
        };
    }

    private static string Bytes(double value) =>
        Numbers.TryDecimal(value, out decimal bytes)
            ? Scaled(bytes, 1024, Binary) ?? Scaled(bytes, 1000, Decimal) ?? Numbers.Write(bytes) + "B"
            : Numbers.Write(value) + "B";

    // Only where nothing is lost: a threshold is quoted, not rounded.
    private static string? Scaled(decimal bytes, int step, string[] units)
    {
        string? text = null;
        decimal scaled = bytes;
        foreach (string unit in units)
        {
            if (scaled == 0 || scaled % step != 0)
            {
                break;
            }

            scaled /= step;
            text = Numbers.Write(scaled) + unit;
        }

        return text;
    }
}
