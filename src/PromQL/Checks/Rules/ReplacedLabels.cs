namespace MetricsKit.PromQL.Checks;

/// <summary>label_replace() and label_join() from labels that the series cannot have.</summary>
internal static class ReplacedLabels
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            CheckConstants(context, site.Node);
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

    /// <summary>What promtool takes, and the server refuses each time that it evaluates the rule.</summary>
    private static void CheckConstants(RuleContext context, Expr node)
    {
        (Expr? label, Expr? pattern) = node switch
        {
            Call { Function: "label_replace", Arguments.Count: 5 } call => (call.Arguments[1], call.Arguments[4]),
            Call { Function: "label_join", Arguments.Count: > 2 } call => (call.Arguments[1], null),
            AggregateExpr { Operator: AggregateOperator.CountValues } count => (count.Parameter, null),
            _ => (null, null),
        };
        if (label is StringLiteral { Value: var name } && !IsLabelName(name, context.Options.TargetVersion))
        {
            context.Report(FindingKind.Syntax, label.Span, $"'{name}' is no label name; use letters, digits and underscores, and no digit at the start");
        }

        if (pattern is StringLiteral expression && Re2Checker.Check(expression.Value, context.Options.TargetVersion) is { } problem)
        {
            context.Report(FindingKind.Syntax, pattern.Span, $"the regular expression of label_replace() is malformed: {problem.Message}");
        }
    }

    private static bool IsLabelName(string name, Version target) =>
        name.Length > 0 && (target.Major >= 3 || (!char.IsDigit(name[0]) && name.All(Characters.IsAlphaNumeric)));

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
