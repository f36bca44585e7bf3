using System.Globalization;

namespace MetricsKit.PromQL;

/// <summary>Numbers in the fewest digits that read back as the same number, without exponent, as Go's FormatFloat(f, 'f', -1) writes them; the same on every runtime.</summary>
internal static class NumberFormat
{
    public static string Format(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        string scientific = Shortest(value);
        int e = scientific.IndexOf('E');
        int exponent = int.Parse(scientific.Substring(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        bool negative = scientific[0] == '-' || (value == 0 && double.IsNegativeInfinity(1 / value));
        string digits = scientific.Substring(0, e).Replace("-", "").Replace(".", "").TrimEnd('0');
        return (negative ? "-" : "") + Place(digits.Length == 0 ? "0" : digits, exponent);
    }

    /// <summary>Seconds as the duration that Prometheus prints for them, to the millisecond.</summary>
    public static string FormatDuration(double seconds)
    {
        double milliseconds = Math.Min(Math.Abs(seconds) * 1000, PromDuration.MaxValue.TotalMilliseconds);
        string text = PromDuration.FromMilliseconds(double.IsNaN(milliseconds) ? 0 : (long)Math.Round(milliseconds)).ToString();
        return seconds < 0 ? "-" + text : text;
    }

    private static string Shortest(double value)
    {
        for (int precision = 14; precision < 16; precision++)
        {
            string text = value.ToString("E" + precision, CultureInfo.InvariantCulture);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double back) && back == value)
            {
                return text;
            }
        }

        return value.ToString("E16", CultureInfo.InvariantCulture);
    }

    /// <summary>Writes <c>d.ddd × 10^exponent</c> without exponent.</summary>
    private static string Place(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        int whole = exponent + 1;
        return digits.Length <= whole
            ? digits + new string('0', whole - digits.Length)
            : digits.Insert(whole, ".");
    }
}
