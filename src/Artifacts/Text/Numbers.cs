using System.Globalization;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Text;

/// <summary>Numbers as people write them: the fewest digits that read back as the same value.</summary>
internal static class Numbers
{
    /// <summary><c>0.05</c>, <c>1</c>, <c>250000</c>; <c>+Inf</c>, <c>-Inf</c> and <c>NaN</c>: as expressions have them.</summary>
    public static string Write(double value) => new NumberLiteral(value).ToString();

    /// <summary>Without trailing zeros.</summary>
    public static string Write(decimal value) => value.ToString("0.#############################", CultureInfo.InvariantCulture);

    /// <summary>The value as its shortest text says it, so that 0.07 times 100 is 7; false where a decimal cannot hold it.</summary>
    public static bool TryDecimal(double value, out decimal exact) =>
        decimal.TryParse(Write(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out exact)
        && Write(exact) == Write(value);
}
