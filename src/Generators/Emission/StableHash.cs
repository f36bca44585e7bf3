using System.Globalization;

namespace MetricsKit.Generators.Emission;

/// <summary>A short hash that is the same on every machine (FNV-1a, 32 bits, over UTF-16 units).</summary>
internal static class StableHash
{
    /// <summary>Eight hexadecimal digits.</summary>
    public static string Of(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 16777619);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
