using System.Globalization;

namespace MetricsKit.Artifacts.Text;

/// <summary>Numbers as people write them: the shortest text that reads back as the same value.</summary>
internal static class Numbers
{
    /// <summary><c>0.05</c>, <c>1</c>, <c>250000</c>; <c>+Inf</c>, <c>-Inf</c> and <c>NaN</c> as Prometheus writes them.</summary>
    public static string Write(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        return TryDecimal(value, out decimal exact) ? Write(exact) : Shortest(value);
    }

    /// <summary>Without trailing zeros.</summary>
    public static string Write(decimal value) => value.ToString("0.#############################", CultureInfo.InvariantCulture);

    /// <summary>The value as its shortest text says it, so that 0.05 times 100 is 5; false where a decimal cannot hold it.</summary>
    public static bool TryDecimal(double value, out decimal exact)
    {
        exact = 0;
        return !double.IsNaN(value)
            && !double.IsInfinity(value)
            && decimal.TryParse(Shortest(value), NumberStyles.Float, CultureInfo.InvariantCulture, out exact)
            && double.Parse(Write(exact), CultureInfo.InvariantCulture).Equals(value);
    }

    // .NET Framework's "R" is not always the shortest.
    private static string Shortest(double value)
    {
        foreach (string format in (string[])["G15", "G16"])
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture).Equals(value))
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
