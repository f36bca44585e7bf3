namespace MetricsKit.PromQL.Checks;

/// <summary>Lists in messages.</summary>
internal static class Listing
{
    private const int Most = 12;

    /// <summary><c>a, b, c</c>; after twelve: <c>and 5 more</c>.</summary>
    public static string Of(IEnumerable<string> items)
    {
        List<string> all = [.. items];
        return all.Count <= Most ? string.Join(", ", all) : string.Join(", ", all.Take(Most)) + $" and {all.Count - Most} more";
    }
}
