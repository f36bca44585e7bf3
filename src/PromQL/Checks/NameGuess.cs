namespace MetricsKit.PromQL.Checks;

/// <summary>What an unlisted name may be meant to be.</summary>
/// <param name="IsOwn">True for a name that begins with an own prefix, and a recorded one with such a part: nothing else can make it.</param>
/// <param name="Near">The listed series whose name is nearest; null where none is near.</param>
/// <param name="Exposed">The histogram or summary whose bare name, or a part that it lacks, it is; null for none.</param>
internal sealed record NameGuess(bool IsOwn, string? Near, MetricFamily? Exposed)
{
    private const int Capacity = 10_000;

    /// <summary>True where the name is a mistake.</summary>
    public bool IsMistake => IsOwn || Near is not null || Exposed is not null;

    public static NameGuess Nothing { get; } = new(false, null, null);

    public static NameGuess Of(string name, MetricCatalog catalog)
    {
        if (catalog.IsEmpty || StartsWithAny(name, catalog.ForeignPrefixes) || IsOfPrometheus(name) || IsCreationTime(name, catalog))
        {
            return Nothing;
        }

        if (catalog.Guesses.TryGetValue(name, out NameGuess? guess))
        {
            return guess;
        }

        guess = Find(name, catalog);
        if (catalog.Guesses.Count < Capacity)
        {
            catalog.Guesses.TryAdd(name, guess);
        }

        return guess;
    }

    private static NameGuess Find(string name, MetricCatalog catalog)
    {
        // A recorded name has the metric's behind a colon.
        bool isRecording = name.IndexOf(':') >= 0;
        bool isOwn = isRecording ? name.Split(':').Any(p => StartsWithAny(p, catalog.OwnPrefixes)) : StartsWithAny(name, catalog.OwnPrefixes);
        if (ExposedBy(name, catalog) is { } family && (isOwn || SurelyExposes(family, name)))
        {
            return new NameGuess(isOwn, null, family);
        }

        IEnumerable<string> names = isRecording ? catalog.Recorded.Select(r => r.Name) : catalog.MeantNames.Concat(catalog.Recorded.Select(r => r.Name));
        return new NameGuess(isOwn, isOwn ? Nearness.Nearest(name, names) : Nearness.SurelyMeant(name, names), null);
    }

    /// <summary>The family that exposes other parts than the one named: <c>x</c>, <c>x_total</c> of a histogram; <c>x_count</c> of a counter.</summary>
    private static MetricFamily? ExposedBy(string name, MetricCatalog catalog)
    {
        if (Family(catalog, name) is { } bare)
        {
            return bare;
        }

        foreach (string suffix in Suffixes)
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal))
            {
                string stem = name.Substring(0, name.Length - suffix.Length);
                if (Family(catalog, stem) is { } family)
                {
                    return family;
                }
            }
            else if (suffix == "_total" && catalog.Find(name + suffix) is { Family.IsCommon: false } counter)
            {
                return counter.Family;
            }
        }

        return null;
    }

    /// <summary>
    /// Of others' metrics: a histogram's bare name may be a native histogram, and a gauge and a counter may differ in <c>_total</c> alone.
    /// </summary>
    private static bool SurelyExposes(MetricFamily family, string name) => family.Type switch
    {
        MetricType.Histogram => name != family.Name,
        MetricType.Counter or MetricType.Summary => true,
        _ => false,
    };

    /// <summary>OpenMetrics has <c>x_created</c> beside <c>x_total</c>, <c>x_count</c> and <c>x_bucket</c>.</summary>
    private static bool IsCreationTime(string name, MetricCatalog catalog)
    {
        if (!name.EndsWith(Created, StringComparison.Ordinal))
        {
            return false;
        }

        string stem = name.Substring(0, name.Length - Created.Length);
        return (catalog.Find(stem + "_total") ?? catalog.Find(stem + "_count")) is not null;
    }

    private const string Created = "_created";

    private static readonly string[] Suffixes = ["_total", "_count", "_sum", "_bucket"];

    private static MetricFamily? Family(MetricCatalog catalog, string name) => (catalog.Find(name) ?? catalog.Find(name + "_count")) is { } found && found.Family.Name == name && !found.Family.IsCommon
        ? found.Family
        : null;

    private static bool StartsWithAny(string name, IReadOnlyList<string> prefixes)
    {
        for (int i = 0; i < prefixes.Count; i++)
        {
            if (name.StartsWith(prefixes[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Series that Prometheus makes itself.</summary>
    private static bool IsOfPrometheus(string name) =>
        name is "up" or "ALERTS" or "ALERTS_FOR_STATE" || name.StartsWith("scrape_", StringComparison.Ordinal);
}
