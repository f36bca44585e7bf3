namespace MetricsKit.Declarations;

/// <summary>A name taken apart: <c>X-Request-ID</c>, <c>requestId</c> and <c>request_id</c> are the same two words.</summary>
internal static class NameWords
{
    // Say how a value is written or got, and nothing of what it is.
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "async", "string", "str", "text", "value", "val", "tag", "label", "param", "parameter", "raw", "lower", "upper", "hex", "base64",
        "trimmed", "sanitized", "sanitised", "normalized", "normalised", "encoded", "escaped", "safe",
    };

    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "get", "fetch", "resolve", "extract", "find", "read", "try", "current", "my", "the", "to", "lookup", "build", "parse", "x" };

    // What follows says of whom, by what, for whom or what else: "targetFromMessage" is a target, "userNameOrId" a user.
    private static readonly HashSet<string> Prepositions = new(StringComparer.Ordinal) { "from", "by", "for", "of", "with", "via", "per", "using", "or", "and" };

    /// <summary>The words in lower case, without fillers and without what a preposition adds; at least one for a name with a letter.</summary>
    public static List<string> Of(string name)
    {
        List<string> words = Split(name);
        while (words.Count > 1 && Fillers.Contains(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        // "build_timestamp" is no verb and its object, "BuildPath" is.
        while (words.Count > 1 && Leading.Contains(words[0]) && !(words[0] == "build" && name.StartsWith("build", StringComparison.Ordinal)))
        {
            words.RemoveAt(0);
        }

        int preposition = words.FindLastIndex(Prepositions.Contains);
        if (preposition > 0)
        {
            words.RemoveRange(preposition, words.Count - preposition);
        }

        return words;
    }

    private static List<string> Split(string name)
    {
        var words = new List<string>();
        int start = -1;
        for (int i = 0; i < name.Length; i++)
        {
            bool isPart = char.IsLetterOrDigit(name[i]);
            bool begins = isPart && start >= 0 && char.IsUpper(name[i])
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (start >= 0 && (!isPart || begins))
            {
                words.Add(name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }

            if (isPart && start < 0)
            {
                start = i;
            }
        }

        if (start >= 0)
        {
            words.Add(name.Substring(start).ToLowerInvariant());
        }

        return words;
    }
}
