using System.Globalization;
using System.Text;

namespace MetricsKit.PromQL;

/// <summary>
/// A duration as Prometheus writes it: whole numbers with the units y, w, d, h, m, s, ms in this order, each at most once
/// (<c>1h30m</c>), or <c>0</c>. A year has 365 days. No sign and no fractions.
/// </summary>
public readonly record struct PromDuration : IComparable<PromDuration>
{
    /// <summary>The longest one: Prometheus counts nanoseconds in 64 bits, 292 years.</summary>
    public static readonly PromDuration MaxValue = new(long.MaxValue / 1_000_000);

    private static readonly Unit[] Units =
    [
        new("y", "year", 365L * 24 * 3600 * 1000),
        new("w", "week", 7L * 24 * 3600 * 1000),
        new("d", "day", 24L * 3600 * 1000),
        new("h", "hour", 3600L * 1000),
        new("m", "minute", 60L * 1000),
        new("s", "second", 1000),
        new("ms", "millisecond", 1),
    ];

    private PromDuration(long milliseconds) => TotalMilliseconds = milliseconds;

    /// <summary>Its length in milliseconds, 0 or more.</summary>
    public long TotalMilliseconds { get; }

    /// <summary>Its length in seconds, 0 or more.</summary>
    public double TotalSeconds => TotalMilliseconds / 1000d;

    /// <summary>True when <paramref name="left"/> is shorter.</summary>
    public static bool operator <(PromDuration left, PromDuration right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> is longer.</summary>
    public static bool operator >(PromDuration left, PromDuration right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> is not longer.</summary>
    public static bool operator <=(PromDuration left, PromDuration right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> is not shorter.</summary>
    public static bool operator >=(PromDuration left, PromDuration right) => left.CompareTo(right) >= 0;

    /// <summary>A duration of that many milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or longer than <see cref="MaxValue"/>.</exception>
    public static PromDuration FromMilliseconds(long milliseconds) =>
        milliseconds >= 0 && milliseconds <= MaxValue.TotalMilliseconds
            ? new PromDuration(milliseconds)
            : throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "a duration is 0 to 292 years");

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public static PromDuration Parse(string text) =>
        TryParse(text, out PromDuration value, out string? problem) ? value : throw new FormatException(problem);

    /// <summary>Reads a duration; false, and 0, where the text is none.</summary>
    public static bool TryParse(string? text, out PromDuration value) => TryParse(text, out value, out _);

    /// <summary>Reads a duration; where the text is none, <paramref name="problem"/> says why and what to write.</summary>
    public static bool TryParse(string? text, out PromDuration value, out string? problem)
    {
        value = default;
        problem = null;
        if (string.IsNullOrEmpty(text))
        {
            problem = "a duration is empty; write one such as '5m'";
            return false;
        }

        if (text == "0")
        {
            return true;
        }

        if (TryRead(text!, 0, text!.Length, out long milliseconds))
        {
            value = new PromDuration(milliseconds);
            return true;
        }

        decimal total = 0;
        int next = 0;
        for (int i = 0; i < text!.Length;)
        {
            int digits = Run(text, i, c => c is >= '0' and <= '9');
            int letters = Run(text, digits, c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));
            string name = text.Substring(digits, letters - digits);
            int unit = Array.FindIndex(Units, u => u.Symbol == name);
            problem = Problem(text, hasNumber: digits > i, name, unit, next);
            if (problem is not null)
            {
                return false;
            }

            // Far past every limit: keeps the sum below within the range of decimal.
            decimal count = digits - i > 20 ? decimal.MaxValue / 1e14m : decimal.Parse(text.Substring(i, digits - i), CultureInfo.InvariantCulture);
            total += Math.Min(count, 1e16m) * Units[unit].Milliseconds;
            next = unit + 1;
            i = letters;
        }

        if (total > MaxValue.TotalMilliseconds)
        {
            problem = $"duration '{text}' is longer than Prometheus can hold, 292 years";
            return false;
        }

        value = new PromDuration((long)total);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PromDuration other) => TotalMilliseconds.CompareTo(other.TotalMilliseconds);

    /// <summary>The form that Prometheus prints: <c>5m</c>, <c>1h30m</c>, <c>0s</c>; years and weeks only where they come out even, so 90d stays 90d.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((Unit unit, long count) in Parts())
        {
            text.Append(count.ToString(CultureInfo.InvariantCulture)).Append(unit.Symbol);
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    /// <summary>For people: <c>5 minutes</c>, <c>1 hour 30 minutes</c>, <c>0 seconds</c>.</summary>
    public string ToWords()
    {
        string[] words = Parts()
            .Select(p => p.Count.ToString(CultureInfo.InvariantCulture) + " " + p.Unit.Word + (p.Count == 1 ? "" : "s"))
            .ToArray();
        return words.Length == 0 ? "0 seconds" : string.Join(" ", words);
    }

    /// <summary>Reads part of a text, without saying what is wrong with it; false also where a number has more than eight digits.</summary>
    internal static bool TryRead(string text, int start, int end, out long milliseconds)
    {
        const int MaxDigits = 8;
        milliseconds = 0;
        int next = 0;
        for (int i = start; i < end;)
        {
            long count = 0;
            int from = i;
            for (; i < end && text[i] is >= '0' and <= '9'; i++)
            {
                if (i - from == MaxDigits)
                {
                    return false;
                }

                count = (count * 10) + (text[i] - '0');
            }

            int unit = i == from || i == end ? -1 : text[i] switch
            {
                'y' => 0,
                'w' => 1,
                'd' => 2,
                'h' => 3,
                'm' when i + 1 < end && text[i + 1] == 's' => 6,
                'm' => 4,
                's' => 5,
                _ => -1,
            };
            if (unit < next)
            {
                return false;
            }

            milliseconds += count * Units[unit].Milliseconds;
            next = unit + 1;
            i += unit == 6 ? 2 : 1;
        }

        return end > start && milliseconds <= MaxValue.TotalMilliseconds;
    }

    private static int Run(string text, int start, Func<char, bool> belongs)
    {
        int end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end;
    }

    private static string? Problem(string text, bool hasNumber, string name, int unit, int next)
    {
        if (text[0] is '-' or '+')
        {
            return $"duration '{text}' has a sign; write it without";
        }

        if (text.IndexOf('.') >= 0)
        {
            return $"duration '{text}' has a fraction; write whole numbers, such as '1m30s' for 1.5 minutes";
        }

        if (!hasNumber)
        {
            return $"'{text}' is not a duration; write whole numbers with units, such as '5m' or '1h30m'";
        }

        if (unit < 0)
        {
            return name.Length == 0
                ? $"duration '{text}' lacks a unit after a number; units are y, w, d, h, m, s, ms"
                : $"duration '{text}' has the unknown unit '{name}'; units are y, w, d, h, m, s, ms";
        }

        return unit < next
            ? $"duration '{text}' has '{name}' after '{Units[next - 1].Symbol}'; units come once each, in the order y, w, d, h, m, s, ms"
            : null;
    }

    private IEnumerable<(Unit Unit, long Count)> Parts()
    {
        long rest = TotalMilliseconds;
        foreach (Unit unit in Units)
        {
            bool onlyWhole = unit.Symbol is "y" or "w";
            if (rest >= unit.Milliseconds && (!onlyWhole || rest % unit.Milliseconds == 0))
            {
                yield return (unit, rest / unit.Milliseconds);
                rest %= unit.Milliseconds;
            }
        }
    }

    private sealed record Unit(string Symbol, string Word, long Milliseconds);
}
