namespace MetricsKit.PromQL.Checks;

/// <summary>Two sides of an operator whose labels can never be equal.</summary>
internal static class Sides
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is BinaryExpr { Operator: not BinaryOperator.Or } binary
                && binary.Left.Type == PromType.InstantVector && binary.Right.Type == PromType.InstantVector
                && !(binary.Matching is { } matching && (matching.FillLeft is not null || matching.FillRight is not null)))
            {
                CheckSides(context, binary);
            }
        }
    }

    private static void CheckSides(RuleContext context, BinaryExpr binary)
    {
        LabelSet left = context.Labels[binary.Left];
        LabelSet right = context.Labels[binary.Right];
        if (binary.Matching is { On: true } on)
        {
            for (int i = 0; i < on.Labels.Count; i++)
            {
                string label = on.Labels[i].Name;
                if (Differ(left[label], right[label]))
                {
                    Report(context, binary, on.Labels[i].Span, label, left[label], right[label]);
                    return;
                }
            }

            return;
        }

        foreach (LabelSet side in new[] { left, right })
        {
            foreach (KeyValuePair<string, LabelFact> entry in side.Entries)
            {
                string label = entry.Key;
                if (label != LabelMatcher.MetricName && !IsIgnored(binary.Matching, label) && Differ(left[label], right[label]))
                {
                    Report(context, binary, binary.OperatorSpan, label, left[label], right[label]);
                    return;
                }
            }
        }
    }

    private static bool IsIgnored(VectorMatching? matching, string label)
    {
        for (int i = 0; matching is not null && i < matching.Labels.Count; i++)
        {
            if (matching.Labels[i].Name == label)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Differ(LabelFact left, LabelFact right) => (left.Status, right.Status) switch
    {
        (LabelStatus.Guaranteed, LabelStatus.Impossible) or (LabelStatus.Impossible, LabelStatus.Guaranteed) => true,
        (LabelStatus.Guaranteed, LabelStatus.Guaranteed) => left.Value is not null && right.Value is not null && left.Value != right.Value,
        _ => false,
    };

    private static void Report(RuleContext context, BinaryExpr binary, SourceSpan span, string label, LabelFact left, LabelFact right)
    {
        string what = left.Status == right.Status
            ? $"'{label}' is '{left.Value}' on the left and '{right.Value}' on the right"
            : left.Status == LabelStatus.Guaranteed
                ? $"only the left has '{label}': on the right, {right.Reason}"
                : $"only the right has '{label}': on the left, {left.Reason}";
        string effect = binary.Operator == BinaryOperator.Unless ? "so 'unless' takes nothing away" : $"so '{binary.Operator.Text()}' gives nothing";
        string advice = binary.Matching is { On: true } ? $"remove '{label}' from 'on'" : $"match by 'on (…)', or leave it out with 'ignoring ({label})'";
        context.Report(
            FindingKind.SidesNeverMatch, span, $"the sides never match, {effect}: {what}; {advice}", null,
            context.Because(left, "left: "), context.Because(right, "right: "));
    }
}
