using System.Globalization;
using System.Text;

namespace MetricsKit;

/// <summary>
/// A bucket bound as the value of <c>le</c>: always a float, and written exactly as Prometheus itself writes it (Go's shortest
/// <c>%g</c>), so that matchers such as <c>le="0.5"</c> hold for every server version.
/// </summary>
internal static class BoundText
{
    public static string Of(double bound)
    {
        if (double.IsPositiveInfinity(bound))
        {
            return "+Inf";
        }

        if (bound == 0)
        {
            return "0.0";
        }

        var (digits, exponent) = Shortest(Math.Abs(bound));
        var text = new StringBuilder(bound < 0 ? "-" : "");
        if (exponent is < -4 or >= 6)
        {
            Scientific(text, digits, exponent);
        }
        else if (exponent < 0)
        {
            text.Append("0.").Append('0', -exponent - 1).Append(digits);
        }
        else if (digits.Length <= exponent + 1)
        {
            text.Append(digits).Append('0', exponent + 1 - digits.Length).Append(".0");
        }
        else
        {
            text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1);
        }

        return text.ToString();
    }

    private static void Scientific(StringBuilder text, string digits, int exponent)
    {
        text.Append(digits[0]);
        if (digits.Length > 1)
        {
            text.Append('.').Append(digits, 1, digits.Length - 1);
        }

        text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
    }

    /// <summary>The significant digits of the shortest text that reads back, and the power of ten of the first one.</summary>
    private static (string Digits, int Exponent) Shortest(double positive)
    {
        var parts = positive.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var power = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = parts[0].IndexOf('.');
        var all = parts[0].Replace(".", "");
        var significant = all.TrimStart('0');
        var first = all.Length - significant.Length;
        return (significant.TrimEnd('0'), power + (point < 0 ? all.Length : point) - 1 - first);
    }
}
