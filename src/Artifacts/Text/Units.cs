namespace MetricsKit.Artifacts.Text;

/// <summary>Units that change how a value is written for people.</summary>
internal enum MetricUnit
{
    /// <summary>A plain number.</summary>
    None,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>0 to 1.</summary>
    Ratio,
}

/// <summary>Reads a metric's unit from its name.</summary>
internal static class Units
{
    /// <summary>The unit that the name ends in, <c>_total</c> aside.</summary>
    public static MetricUnit Of(string metric)
    {
        string[] parts = metric.Split('_');
        int last = parts.Length - 1;
        if (last > 0 && parts[last] == "total")
        {
            last--;
        }

        return parts[last] switch
        {
            "seconds" => MetricUnit.Seconds,
            "bytes" => MetricUnit.Bytes,
            "ratio" => MetricUnit.Ratio,
            _ => MetricUnit.None,
        };
    }

    /// <summary>The Go template that writes <c>$value</c>, a value in this unit, for people.</summary>
    public static string HumanizedValue(this MetricUnit unit) => unit switch
    {
        MetricUnit.Seconds => "{{ $value | humanizeDuration }}",
        MetricUnit.Bytes => "{{ $value | humanize1024 }}B",
        MetricUnit.Ratio => "{{ $value | humanizePercentage }}",
        MetricUnit.None => "{{ $value | humanize }}",
        _ => throw new InvalidOperationException($"Unit {unit} has no template."),
    };
}
