namespace MetricsKit.PromQL.Checks;

/// <summary>Checks rules against what is known of the series they read.</summary>
public static class RuleChecker
{
    /// <summary>Everything that is wrong with a rule: errors of syntax, and where there are none, what cannot work or is unwise. In the order of parts, then of the text.</summary>
    public static IReadOnlyList<Finding> Check(RuleText rule, MetricCatalog catalog, CheckOptions? options = null)
    {
        options ??= CheckOptions.Default;
        ParseResult parsed = PromQLParser.Parse(rule.Expr, ParserOptions(options));
        List<Finding> findings = [];
        RuleFields.Check(rule, options, findings);
        HouseRules.Check(rule, options, findings);
        foreach (PromQLError error in parsed.Errors)
        {
            findings.Add(new Finding(FindingKind.Syntax, RulePart.Expr, error.Start, error.End, error.Message));
        }

        RuleContext? context = parsed.Root is { } root && parsed.Succeeded ? RuleContext.Create(rule, root, catalog, options) : null;
        if (context is not null)
        {
            CheckExpression(context);
            if (context.Findings.Exists(f => f.Suggestion is { For: not null }))
            {
                // That it should wait says more than that 0 is no time.
                findings.RemoveAll(f => f is { Kind: FindingKind.RedundantFor, Part: RulePart.For });
            }

            findings.AddRange(context.Findings);
        }

        Texts.Check(rule, context, options, findings);

        return InOrder(findings);
    }

    /// <summary>What is wrong with matchers that are to select series of one family, such as <c>status=~'5..'</c>. Spans are those of <paramref name="matchers"/>.</summary>
    public static IReadOnlyList<Finding> CheckMatchers(string series, string matchers, MetricCatalog catalog, CheckOptions? options = null)
    {
        MatcherParseResult parsed = PromQLParser.ParseMatchers(matchers, ParserOptions(options ?? CheckOptions.Default));
        if (!parsed.Succeeded)
        {
            return [.. parsed.Errors.Select(e => new Finding(FindingKind.Syntax, RulePart.Expr, e.Start, e.End, e.Message))];
        }

        return InOrder(Matchers.Check(series, parsed.Matchers, matchers, catalog));
    }

    private static void CheckExpression(RuleContext context)
    {
        ResultType.Check(context);
        if (context.Findings.Count > 0)
        {
            return;
        }

        MetricNames.Check(context);
        SelectorLabels.Check(context);
        ContradictoryMatchers.Check(context);
        Regexps.Check(context);
        GroupingLabels.Check(context);
        UnusedIncludes.Check(context);
        ReplacedLabels.Check(context);
        RateArguments.Check(context);
        RawCounters.Check(context);
        Ranges.Check(context);
        Retention.Check(context);
        NaNs.Check(context);
        Quantiles.Check(context);
        Sides.Check(context);
        SelfQuotients.Check(context);
        Cardinalities.Check(context);
        Comparisons.Check(context);
        Conditions.Check(context);
        AbsentAlerts.Check(context);
        FragileAlerts.Check(context);
    }

    private static PromQLOptions ParserOptions(CheckOptions options) =>
        options.TargetVersion == PromQLOptions.Default.TargetVersion ? PromQLOptions.Default : new PromQLOptions { TargetVersion = options.TargetVersion };

    private static List<Finding> InOrder(List<Finding> findings) =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(f => f.Part).ThenBy(f => f.Index).ThenBy(f => f.Start).ThenBy(f => f.End).ThenBy(f => f.Kind)];
}
