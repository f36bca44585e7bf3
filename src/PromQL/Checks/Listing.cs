using System.Globalization;

namespace MetricsKit.PromQL.Checks;

/// <summary>Lists in messages.</summary>
internal static class Listing
{
    private const int Most = 12;
    private const int LongRun = 5;

    /// <summary><c>a, b, c</c>; numbers that follow each other as <c>100 to 599</c>; after twelve: <c>and 5 more</c>.</summary>
    public static string Of(IEnumerable<string> items)
    {
        List<string> all = Shortened([.. items]);
        return all.Count <= Most ? string.Join(", ", all) : string.Join(", ", all.Take(Most)) + $" and {all.Count - Most} more";
    }

    private static List<string> Shortened(List<string> items)
    {
        var shortened = new List<string>();
        for (int i = 0; i < items.Count;)
        {
            int end = i + 1;
            while (end < items.Count && Number(items[end]) is { } number && number == Number(items[end - 1]) + 1)
            {
                end++;
            }

            if (end - i >= LongRun)
            {
                shortened.Add($"{items[i]} to {items[end - 1]}");
                i = end;
            }
            else
            {
                shortened.Add(items[i++]);
            }
        }

        return shortened;
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number.ToString(CultureInfo.InvariantCulture) == text ? number : null;
}
