using System.Collections;

namespace MetricsKit.PromQL.Checks;

/// <summary>Templates in labels and annotations, checked against the labels of the result.</summary>
internal static class Texts
{
    /// <param name="context">The rule; null where its expression could not be read, and any label may be there.</param>
    public static void Check(RuleText rule, RuleContext? context, CheckOptions options, List<Finding> findings)
    {
        if (rule.Kind != RuleKind.Alerting)
        {
            return;
        }

        TemplateContext? template = null;
        CheckAll(rule.Labels, RulePart.Label, isLabel: true);
        CheckAll(rule.Annotations, RulePart.Annotation, isLabel: false);

        void CheckAll(IReadOnlyList<NamedText> texts, RulePart part, bool isLabel)
        {
            for (int i = 0; i < texts.Count; i++)
            {
                if (texts[i].Text.IndexOf('{') < 0)
                {
                    continue;
                }

                template ??= Context(rule, context);
                foreach (Finding finding in TemplateChecker.Check(texts[i].Text, template with { IsLabel = isLabel }, options))
                {
                    findings.Add(finding with { Part = part, Index = i, Reasons = ReasonsOf(finding, texts[i].Text, context) });
                }
            }
        }
    }

    /// <summary>Where the expression loses the label that a text reads.</summary>
    private static FindingReason[] ReasonsOf(Finding finding, string text, RuleContext? context) =>
        finding.Kind == FindingKind.TemplateLabel
        && context?.Labels.Result[text.Substring(finding.Start, finding.End - finding.Start)] is { Status: LabelStatus.Impossible, Span.Length: > 0 } fact
            ? [context.Because(fact)]
            : [];

    private static TemplateContext Context(RuleText rule, RuleContext? context)
    {
        if (context is null)
        {
            return new TemplateContext(null, rule.Placeholders) { UnsetPlaceholders = rule.UnsetPlaceholders };
        }

        LabelSet result = context.Labels.Result;
        return new TemplateContext(new ResultLabels(result), rule.Placeholders)
        {
            UnsetPlaceholders = rule.UnsetPlaceholders,
            WhyMissing = label => rule.Labels.Any(l => l.Name == label) ? "the rule sets it after its texts are filled"
                : result[label] is { Status: LabelStatus.Impossible } fact ? fact.Reason
                : null,
            ValueReadsWell = !HasManyDigits(context.Root),
        };
    }

    /// <summary>True for what evidently has fractions or is large: rates, quotients, averages, seconds and bytes.</summary>
    private static bool HasManyDigits(Expr node) => node switch
    {
        ParenExpr paren => HasManyDigits(paren.Inner),
        UnaryExpr unary => HasManyDigits(unary.Operand),
        NumberLiteral number => !Math.Floor(number.Value).Equals(number.Value),
        VectorSelector selector => SelectorName.Of(selector).Name is { } name
            && (name.EndsWith("_bytes", StringComparison.Ordinal) || name.EndsWith("_seconds", StringComparison.Ordinal)),
        MatrixSelector matrix => HasManyDigits(matrix.Selector),
        SubqueryExpr subquery => HasManyDigits(subquery.Inner),
        AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues } => false,
        AggregateExpr { Operator: AggregateOperator.Avg or AggregateOperator.Stddev or AggregateOperator.Stdvar or AggregateOperator.Quantile } => true,
        AggregateExpr aggregate => HasManyDigits(aggregate.Body),
        BinaryExpr binary when binary.Operator.IsComparison() =>
            !binary.ReturnBool && binary.Operator != BinaryOperator.Equal && HasManyDigits(Trees.Number(binary.Left) is null ? binary.Left : binary.Right),
        BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } binary => HasManyDigits(binary.Left),
        BinaryExpr { Operator: BinaryOperator.Divide or BinaryOperator.Power } => true,
        BinaryExpr binary => HasManyDigits(binary.Left) || HasManyDigits(binary.Right),
        Call { Function: "rate" or "irate" or "increase" or "delta" or "deriv" or "predict_linear" or "histogram_quantile" or "avg_over_time"
            or "quantile_over_time" or "stddev_over_time" or "stdvar_over_time" or "time" } => true,
        Call { Function: "last_over_time" or "max_over_time" or "min_over_time" or "sum_over_time" or "abs" or "label_replace" or "label_join" or "vector" or "scalar" or "sort" or "sort_desc" } call =>
            call.Arguments.Count > 0 && HasManyDigits(call.Arguments[0]),
        _ => false,
    };

    /// <summary>The labels that the result can have, which may be all but a few; listed are those that somebody wrote, and those that every scrape adds.</summary>
    private sealed class ResultLabels(LabelSet result) : ICollection<string>, IReadOnlyCollection<string>
    {
        public int Count => Known().Count();

        public bool IsReadOnly => true;

        public bool Contains(string item) => result[item].Status != LabelStatus.Impossible;

        public IEnumerator<string> GetEnumerator() => Known().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public void CopyTo(string[] array, int arrayIndex)
        {
            foreach (string label in Known())
            {
                array[arrayIndex++] = label;
            }
        }

        public void Add(string item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        public bool Remove(string item) => throw new NotSupportedException();

        private IEnumerable<string> Known() => result.Named
            .Where(n => n.Value is { Status: LabelStatus.Guaranteed } or { Status: LabelStatus.Possible, Cause: not LabelCause.Scraped } && n.Key != LabelMatcher.MetricName)
            .Select(n => n.Key);
    }
}
