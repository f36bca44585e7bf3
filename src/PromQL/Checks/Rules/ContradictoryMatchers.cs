namespace MetricsKit.PromQL.Checks;

/// <summary>Two values that one label is to have at once.</summary>
internal static class ContradictoryMatchers
{
    public static void Check(RuleContext context)
    {
        foreach (SelectorUse use in context.Selectors)
        {
            if (use.Selector.Matchers.Count > 1)
            {
                Find(use.Selector.Matchers, context.Findings);
            }
        }
    }

    public static void Find(NodeList<LabelMatcher> matchers, List<Finding> findings)
    {
        for (int i = 1; i < matchers.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Contradicts(matchers[j], matchers[i]))
                {
                    findings.Add(Report(matchers[i], matchers[j]) with { Reasons = [new FindingReason(matchers[j].Span, "the other matcher")] });
                    break;
                }
            }
        }
    }

    /// <summary>Matchers that contradict some of another text.</summary>
    public static void Find(NodeList<LabelMatcher> matchers, NodeList<LabelMatcher> others, List<Finding> findings)
    {
        foreach (LabelMatcher matcher in matchers)
        {
            if (others.FirstOrDefault(o => Contradicts(o, matcher)) is { } other)
            {
                findings.Add(Report(matcher, other));
            }
        }
    }

    private static Finding Report(LabelMatcher matcher, LabelMatcher other) => new(
        FindingKind.UnknownLabelValue, RulePart.Expr, matcher.Start, matcher.End,
        $"label '{matcher.Name}' cannot satisfy '{other}' and '{matcher}' at once, so this selects nothing; remove one");

    private static bool Contradicts(LabelMatcher a, LabelMatcher b) => a.Name == b.Name && (a.Operator, b.Operator) switch
    {
        (MatchOperator.Equal, MatchOperator.Equal) => a.Value != b.Value,
        (MatchOperator.Equal, MatchOperator.NotEqual) or (MatchOperator.NotEqual, MatchOperator.Equal) => a.Value == b.Value,
        (MatchOperator.Equal, MatchOperator.Regex) => MatcherValues.IsMatch(b.Value, a.Value) == false,
        (MatchOperator.Regex, MatchOperator.Equal) => MatcherValues.IsMatch(a.Value, b.Value) == false,
        _ => false,
    };
}
