using System.Globalization;

namespace MetricsKit.Declarations;

/// <summary>Numbers as C# reads them.</summary>
public static class CSharpNumber
{
    /// <summary>The shortest text that is read as the same number.</summary>
    public static string Of(double value)
    {
        string text = value.ToString("G15", CultureInfo.InvariantCulture);
        return Parse(text) == value ? text : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The number of such a text.</summary>
    public static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
