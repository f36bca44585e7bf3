namespace MetricsKit.Analyzers.Measures;

/// <summary>Units in names of variables and metrics, and in what instruments state.</summary>
internal static class UnitNames
{
    // Kilobytes are 1,000 to some; who is told that bytes are wanted knows which.
    private static readonly (UnitScale Scale, string[] Words)[] Words =
    [
        (UnitScale.Second, ["seconds", "secs"]),
        (UnitScale.Millisecond, ["milliseconds", "millis", "msecs", "msec", "ms"]),
        (UnitScale.OfTime(1e-6), ["microseconds", "micros", "usecs", "us"]),
        (UnitScale.OfTime(1e-9), ["nanoseconds", "nanos", "ns"]),
        (UnitScale.OfTime(60), ["minutes", "mins"]),
        (UnitScale.OfTime(3600), ["hours"]),
        (UnitScale.OfTime(86400), ["days"]),
        (UnitScale.Byte, ["bytes"]),
        (UnitScale.OfBytes(1024), ["kilobytes", "kibibytes", "kbytes", "kb", "kib"]),
        (UnitScale.OfBytes(1024 * 1024), ["megabytes", "mebibytes", "mbytes", "mb", "mib"]),
        (UnitScale.OfBytes(1024 * 1024 * 1024), ["gigabytes", "gibibytes", "gbytes", "gb", "gib"]),
    ];

    /// <summary>The unit that a name ends in: <c>elapsedMs</c>, <c>job_duration_seconds</c>, <c>LatencyMilliseconds</c>; null for none.</summary>
    public static UnitScale? OfName(string name)
    {
        string last = LastWord(name, out string before);
        if (before.Equals("per", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach ((UnitScale scale, string[] words) in Words)
        {
            // Short words are words of their own only where the name is one of several: a variable `us` may be anything.
            if (words.Contains(last, StringComparer.OrdinalIgnoreCase) && (last.Length > 2 || before.Length > 0 || last == "ms"))
            {
                return scale;
            }
        }

        return null;
    }

    /// <summary>The unit of a metric's name, in which <c>_total</c> may come last; null for none.</summary>
    public static UnitScale? OfMetricName(string name) =>
        OfName(name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith(".total", StringComparison.Ordinal) ? name.Substring(0, name.Length - "_total".Length) : name);

    /// <summary>The unit of an instrument's <c>unit:</c>, as UCUM writes it; null for another.</summary>
    public static UnitScale? OfUnit(string unit) => unit.Trim('{', '}') switch
    {
        "s" or "sec" or "second" or "seconds" => UnitScale.Second,
        "ms" or "msec" or "millisecond" or "milliseconds" => UnitScale.Millisecond,
        "us" or "µs" or "microsecond" or "microseconds" => UnitScale.OfTime(1e-6),
        "ns" or "nanosecond" or "nanoseconds" => UnitScale.OfTime(1e-9),
        "min" or "minute" or "minutes" => UnitScale.OfTime(60),
        "h" or "hour" or "hours" => UnitScale.OfTime(3600),
        "By" or "B" or "byte" or "bytes" => UnitScale.Byte,
        "KiBy" or "kBy" or "KBy" or "KB" => UnitScale.OfBytes(1024),
        "MiBy" or "MBy" or "MB" => UnitScale.OfBytes(1024 * 1024),
        _ => null,
    };

    // Words end at capitals and at what is no letter: elapsedMs, DurationMS, job_duration_seconds.
    private static string LastWord(string name, out string before)
    {
        int end = name.Length;
        int start = StartOfWord(name, end);
        int previousEnd = start;
        while (previousEnd > 0 && !char.IsLetter(name[previousEnd - 1]))
        {
            previousEnd--;
        }

        int previous = StartOfWord(name, previousEnd);
        before = name.Substring(previous, previousEnd - previous);
        return name.Substring(start, end - start);
    }

    private static int StartOfWord(string name, int end)
    {
        int start = end;
        while (start > 0 && char.IsLetter(name[start - 1]))
        {
            start--;
            bool capital = char.IsUpper(name[start]);
            bool insideCapitals = start > 0 && char.IsUpper(name[start - 1]) && (start + 1 == name.Length || !char.IsLower(name[start + 1]));
            if (capital && !insideCapitals)
            {
                break;
            }
        }

        return start;
    }
}
