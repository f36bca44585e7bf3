using System.Globalization;

namespace MetricsKit.Analyzers;

/// <summary>What one of a number that measures time stands for.</summary>
/// <param name="Seconds">Seconds of one: 0.001 for milliseconds. For counts of a clock of unknown frequency: of one, times that frequency.</param>
/// <param name="IsClockCount">True for counts that only the clock's frequency makes a time: <c>Stopwatch.GetTimestamp()</c>.</param>
internal readonly record struct TimeScale(double Seconds, bool IsClockCount = false)
{
    /// <summary>Seconds.</summary>
    public static readonly TimeScale Second = new(1);

    /// <summary>Milliseconds.</summary>
    public static readonly TimeScale Millisecond = new(1e-3);

    /// <summary>What the stopwatch's clock counts.</summary>
    public static readonly TimeScale ClockCount = new(1, IsClockCount: true);

    private static readonly (double Seconds, string Plural, string[] Words)[] Known =
    [
        (1, "seconds", ["seconds", "secs"]),
        (1e-3, "milliseconds", ["milliseconds", "millis", "msecs", "msec", "ms"]),
        (1e-6, "microseconds", ["microseconds", "micros", "usecs", "us"]),
        (1e-7, "ticks", []),
        (1e-9, "nanoseconds", ["nanoseconds", "nanos", "ns"]),
        (60, "minutes", ["minutes", "mins"]),
        (3600, "hours", ["hours"]),
        (86400, "days", ["days"]),
    ];

    /// <summary>The unit's name in the plural; null where it has none.</summary>
    public string? Name
    {
        get
        {
            if (IsClockCount)
            {
                return Same(Seconds, 1) ? "ticks of the stopwatch" : null;
            }

            foreach ((double seconds, string plural, _) in Known)
            {
                if (Same(Seconds, seconds))
                {
                    return plural;
                }
            }

            return null;
        }
    }

    /// <summary>True when both are the same unit, whatever arithmetic on doubles made of them.</summary>
    public bool IsSame(TimeScale other) => IsClockCount == other.IsClockCount && Same(Seconds, other.Seconds);

    /// <summary>The unit that a name ends in: <c>elapsedMs</c>, <c>job_duration_seconds</c>, <c>LatencyMilliseconds</c>; null for none.</summary>
    public static TimeScale? OfName(string name)
    {
        string last = LastWord(name, out string before);
        if (before.Equals("per", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach ((double seconds, _, string[] words) in Known)
        {
            // Short words are words of their own only where the name is one of several: a variable `us` may be anything.
            if (words.Contains(last, StringComparer.OrdinalIgnoreCase) && (last.Length > 2 || before.Length > 0 || last == "ms"))
            {
                return new TimeScale(seconds);
            }
        }

        return null;
    }

    /// <summary>The unit of a metric's name, in which <c>_total</c> may come last; null for none.</summary>
    public static TimeScale? OfMetricName(string name) =>
        OfName(name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith(".total", StringComparison.Ordinal) ? name.Substring(0, name.Length - "_total".Length) : name);

    /// <summary>The unit of an instrument's <c>unit:</c>, as UCUM writes it; null for another.</summary>
    public static TimeScale? OfUnit(string unit) => unit.Trim('{', '}') switch
    {
        "s" or "sec" or "second" or "seconds" => Second,
        "ms" or "msec" or "millisecond" or "milliseconds" => Millisecond,
        "us" or "µs" or "microsecond" or "microseconds" => new TimeScale(1e-6),
        "ns" or "nanosecond" or "nanoseconds" => new TimeScale(1e-9),
        "min" or "minute" or "minutes" => new TimeScale(60),
        "h" or "hour" or "hours" => new TimeScale(3600),
        _ => null,
    };

    /// <summary>As a message writes it.</summary>
    public override string ToString() => Name ?? Seconds.ToString(CultureInfo.InvariantCulture) + " s";

    private static bool Same(double one, double other) => Math.Abs(one - other) <= 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other));

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
