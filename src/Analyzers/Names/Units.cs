namespace MetricsKit.Analyzers;

/// <summary>Units in names, as Prometheus' linter knows them.</summary>
internal static class Units
{
    private static readonly Dictionary<string, string> Bases = new(StringComparer.Ordinal)
    {
        ["amperes"] = "amperes", ["bytes"] = "bytes", ["celsius"] = "celsius", ["grams"] = "grams", ["joules"] = "joules",
        ["kelvin"] = "kelvin", ["meters"] = "meters", ["metres"] = "metres", ["seconds"] = "seconds", ["volts"] = "volts",
        ["minutes"] = "seconds", ["hours"] = "seconds", ["days"] = "seconds", ["weeks"] = "seconds",
        ["kelvins"] = "kelvin", ["fahrenheit"] = "celsius", ["rankine"] = "celsius",
        ["inches"] = "meters", ["yards"] = "meters", ["miles"] = "meters",
        ["bits"] = "bytes", ["calories"] = "joules", ["pounds"] = "grams", ["ounces"] = "grams",
    };

    // "mibi" is what the linter has; "mebi" is the prefix.
    private static readonly string[] Prefixes =
    [
        "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega", "mibi", "giga", "gibi", "tera", "tebi", "peta", "pebi",
    ];

    // What an abbreviation stands for; empty where that is anybody's guess.
    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["s"] = "seconds", ["ms"] = "seconds", ["us"] = "seconds", ["ns"] = "seconds", ["sec"] = "seconds",
        ["b"] = "bytes", ["kb"] = "bytes", ["mb"] = "bytes", ["gb"] = "bytes", ["tb"] = "bytes", ["pb"] = "bytes",
        ["m"] = "", ["h"] = "", ["d"] = "",
    };

    // One of the unit in its base unit, where everybody means the same by it: a kilobyte is 1,000 bytes to some and 1,024 to others.
    private static readonly Dictionary<string, string> Factors = new(StringComparer.Ordinal)
    {
        ["nanoseconds"] = "0.000000001", ["ns"] = "0.000000001",
        ["microseconds"] = "0.000001", ["us"] = "0.000001",
        ["milliseconds"] = "0.001", ["ms"] = "0.001",
        ["s"] = "1", ["sec"] = "1", ["b"] = "1",
        ["minutes"] = "60", ["hours"] = "3600", ["days"] = "86400", ["weeks"] = "604800",
    };

    /// <summary>The first word of a name that is a unit, and its base unit; null where none is.</summary>
    public static (string Unit, string Base)? In(string name)
    {
        foreach (string word in name.Split('_'))
        {
            if (BaseOf(word) is { } unit)
            {
                return (word, unit);
            }
        }

        return null;
    }

    /// <summary>The abbreviation in a name, and the unit to write instead (empty where it could be several); null where there is none.</summary>
    public static (string Abbreviation, string Unit)? AbbreviationIn(string name)
    {
        string[] words = name.Split('_');
        for (int i = 1; i < words.Length; i++)
        {
            if (Abbreviations.TryGetValue(words[i].ToLowerInvariant(), out string? unit))
            {
                return (words[i], unit);
            }
        }

        return null;
    }

    /// <summary>What one of that unit is in the base unit, as a decimal; null where it is not known for sure.</summary>
    public static string? FactorOf(string unit) => Factors.TryGetValue(unit.ToLowerInvariant(), out string? factor) ? factor : null;

    private static string? BaseOf(string word)
    {
        if (Bases.TryGetValue(word, out string? unit))
        {
            return unit;
        }

        foreach (string prefix in Prefixes)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal) && Bases.TryGetValue(word.Substring(prefix.Length), out unit))
            {
                return unit;
            }
        }

        return null;
    }
}
