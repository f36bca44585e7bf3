namespace MetricsKit.PromQL.Checks;

/// <summary>label_replace() and label_join() from labels that the series cannot have.</summary>
internal static class ReplacedLabels
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            switch (site.Node)
            {
                // A pattern that matches nothing at all is there to write a fixed text.
                case Call { Function: "label_replace", Arguments.Count: 5 } call when call.Arguments[4] is StringLiteral pattern && MatcherValues.MatchesEmpty(pattern.Value) == false:
                    CheckSource(context, call, 3, "so this changes nothing");
                    break;
                case Call { Function: "label_join" } call:
                    for (int i = 3; i < call.Arguments.Count; i++)
                    {
                        CheckSource(context, call, i, "so it adds nothing");
                    }

                    break;
            }
        }
    }

    private static void CheckSource(RuleContext context, Call call, int index, string effect)
    {
        if (call.Arguments[index] is not StringLiteral source || source.Value == LabelMatcher.MetricName)
        {
            return;
        }

        LabelFact fact = source.Value.Length == 0 ? new LabelFact(LabelStatus.Possible, LabelCause.Unknown, default) : context.Labels[call.Arguments[0]][source.Value];
        if (fact.Status == LabelStatus.Impossible)
        {
            context.Report(
                FindingKind.DeadLabel, source.Span, $"{call.Function}() reads '{source.Value}', which is not there, {effect}: {fact.Reason}; keep the label, or read another one",
                null, context.Because(fact));
        }
    }
}
