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
    /// <param name="series">Name of the family or of one of its series.</param>
    /// <param name="matchers">The matchers, with or without braces.</param>
    /// <param name="catalog">What is known.</param>
    /// <param name="options">What to hold them against; the defaults where null.</param>
    /// <param name="beside">Other matchers that the same selector has, which must leave something to select; null for none.</param>
    public static IReadOnlyList<Finding> CheckMatchers(string series, string matchers, MetricCatalog catalog, CheckOptions? options = null, string? beside = null)
    {
        MatcherParseResult parsed = PromQLParser.ParseMatchers(matchers, ParserOptions(options ?? CheckOptions.Default));
        if (!parsed.Succeeded)
        {
            return [.. parsed.Errors.Select(e => new Finding(FindingKind.Syntax, RulePart.Expr, e.Start, e.End, e.Message))];
        }

        List<Finding> findings = Matchers.Check(series, parsed.Matchers, matchers, catalog);
        if (beside is not null && PromQLParser.ParseMatchers(beside, ParserOptions(options ?? CheckOptions.Default)) is { Succeeded: true } others)
        {
            ContradictoryMatchers.Find(parsed.Matchers, others.Matchers, findings);
        }

        return InOrder(findings);
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
        ForeignNames.Check(context);
        FragileAlerts.Check(context);
    }

    private static PromQLOptions ParserOptions(CheckOptions options) =>
        options.TargetVersion == PromQLOptions.Default.TargetVersion && options.Experimental
            ? PromQLOptions.Default
            : new PromQLOptions { TargetVersion = options.TargetVersion, Experimental = options.Experimental };

    private static List<Finding> InOrder(List<Finding> findings) =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(f => f.Part).ThenBy(f => f.Index).ThenBy(f => f.Start).ThenBy(f => f.End).ThenBy(f => f.Kind)];
}
