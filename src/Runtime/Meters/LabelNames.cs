using System.Collections.Concurrent;

namespace MetricsKit;

/// <summary>The label of each tag that was seen. Names of tags stand in code, so there are few; beyond a bound they are worked out anew.</summary>
internal static class LabelNames
{
    private const int Most = 5_000;
    private static readonly ConcurrentDictionary<string, string> s_names = new(StringComparer.Ordinal);

    public static string Of(string tag)
    {
        if (s_names.TryGetValue(tag, out var name))
        {
            return name;
        }

        name = MeterNames.Label(tag);
        if (s_names.Count < Most)
        {
            s_names.TryAdd(tag, name);
        }

        return name;
    }
}
