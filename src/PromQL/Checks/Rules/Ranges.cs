namespace MetricsKit.PromQL.Checks;

/// <summary>Ranges that hold too few scrapes of own metrics.</summary>
internal static class Ranges
{
    private const int ScrapesToBeSure = 4;

    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is not Call call || Trees.VectorArgument(call) is not { } argument || Trees.Unwrap(argument) is not MatrixSelector matrix)
            {
                continue;
            }

            int scrapes = RateArguments.IsForCounters(call.Function) || RateArguments.IsForGauges(call.Function) || call.Function is "changes" or "resets" ? 2
                : call.Function.EndsWith("_over_time", StringComparison.Ordinal) ? 1
                : 0;
            long interval = (long)context.Options.ScrapeInterval.TotalMilliseconds;
            if (scrapes == 0 || Trees.Milliseconds(matrix.Range) is not { } range || range >= scrapes * interval
                || context.Use(matrix.Selector) is not { Known: { } known } || !IsOwn(known.Family, context.Catalog))
            {
                continue;
            }

            string enough = PromDuration.FromMilliseconds(ScrapesToBeSure * interval).ToString();
            string every = PromDuration.FromMilliseconds(interval).ToString();
            string needs = scrapes == 2 ? $"{call.Function}() needs two scrapes in its range" : $"{call.Function}() needs a scrape in its range";
            context.Report(
                FindingKind.ShortRange, matrix.Range.Span,
                $"{needs}, and {matrix.Range} holds {(scrapes == 2 ? "at most one" : "none at times")} at a scrape interval of {every}; write {enough} or more",
                new Suggestion($"Change to {enough}", [Trees.Replace(matrix.Range.Span, enough)]));
        }
    }

    /// <summary>A range for rate() that survives missing scrapes: four intervals, and 5 minutes at least.</summary>
    public static string Sensible(CheckOptions options) =>
        PromDuration.FromMilliseconds(Math.Max(ScrapesToBeSure * (long)options.ScrapeInterval.TotalMilliseconds, 5 * 60 * 1000)).ToString();

    /// <summary>Only of the own metrics is the interval known; without own prefixes all listed ones are own.</summary>
    private static bool IsOwn(MetricFamily family, MetricCatalog catalog)
    {
        for (int i = 0; i < catalog.OwnPrefixes.Count; i++)
        {
            if (family.Name.StartsWith(catalog.OwnPrefixes[i], StringComparison.Ordinal))
            {
                return true;
            }
        }

        return catalog.OwnPrefixes.Count == 0;
    }
}
