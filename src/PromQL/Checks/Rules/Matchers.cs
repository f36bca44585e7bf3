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
        }

        for (int i = 1; i < matchers.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (matchers[i].Name == matchers[j].Name && matchers[i].Operator == MatchOperator.Equal && matchers[j].Operator == MatchOperator.Equal && matchers[i].Value != matchers[j].Value)
                {
                    findings.Add(new Finding(
                        FindingKind.UnknownLabelValue, RulePart.Expr, matchers[i].Start, matchers[i].End,
                        $"label '{matchers[i].Name}' cannot be '{matchers[j].Value}' and '{matchers[i].Value}' at once; remove one, or write =~ with '|' between them")
                    {
                        Reasons = [new FindingReason(matchers[j].Span, "the other value")],
                    });
                }
            }
        }

        return findings;
    }
}
