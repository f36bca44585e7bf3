namespace MetricsKit.PromQL.Checks;

/// <summary>Matchers on their own, of one family.</summary>
internal static class Matchers
{
    public static List<Finding> Check(string series, NodeList<LabelMatcher> matchers, string text, MetricCatalog catalog)
    {
        List<Finding> findings = [];
        KnownSeries? known = catalog.Find(series) ?? catalog.Find(series + "_bucket") ?? catalog.Find(series + "_count");
        foreach (LabelMatcher matcher in matchers)
        {
            if (known is { } found && SelectorLabels.Matcher(matcher, found, catalog, text) is { } finding)
            {
                findings.Add(finding);
            }
            else if (Regexps.Find(matcher, text) is { } needless)
            {
                findings.Add(needless);
            }
        }

        ContradictoryMatchers.Find(matchers, findings);
        return findings;
    }
}
