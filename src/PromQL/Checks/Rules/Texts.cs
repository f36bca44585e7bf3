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
                    findings.Add(finding with { Part = part, Index = i });
                }
            }
        }
    }

    private static TemplateContext Context(RuleText rule, RuleContext? context)
    {
        if (context is null)
        {
            return new TemplateContext(null, rule.Placeholders);
        }

        LabelSet result = context.Labels.Result;
        return new TemplateContext(new ResultLabels(result, rule), rule.Placeholders)
        {
            WhyMissing = label => result[label] is { Status: LabelStatus.Impossible } fact ? fact.Reason : null,
            ValueReadsWell = IsWhole(context.Root),
        };
    }

    /// <summary>True for what is counted, which has no digits to round.</summary>
    private static bool IsWhole(Expr node) => node switch
    {
        ParenExpr paren => IsWhole(paren.Inner),
        AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues } => true,
        AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Min or AggregateOperator.Max or AggregateOperator.Topk or AggregateOperator.Bottomk } aggregate => IsWhole(aggregate.Body),
        Call { Function: "absent" or "absent_over_time" or "changes" or "resets" or "count_over_time" or "present_over_time" } => true,
        VectorSelector { Name: "up" } => true,
        BinaryExpr binary when binary.Operator.IsComparison() => binary.ReturnBool || IsWhole(binary.Left),
        BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } binary => IsWhole(binary.Left),
        BinaryExpr { Operator: BinaryOperator.Or or BinaryOperator.Add or BinaryOperator.Subtract } binary => IsWhole(binary.Left) && IsWhole(binary.Right),
        NumberLiteral number => Math.Floor(number.Value).Equals(number.Value),
        _ => false,
    };

    /// <summary>The labels that the result can have, which may be all but a few; listed are those that are known by name.</summary>
    private sealed class ResultLabels(LabelSet result, RuleText rule) : ICollection<string>, IReadOnlyCollection<string>
    {
        public int Count => Known().Count();

        public bool IsReadOnly => true;

        public bool Contains(string item) =>
            result[item].Status != LabelStatus.Impossible || item == "alertname" || rule.Labels.Any(l => l.Name == item);

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
            .Where(n => n.Value.Status != LabelStatus.Impossible && n.Key != LabelMatcher.MetricName).Select(n => n.Key)
            .Concat(rule.Labels.Select(l => l.Name));
    }
}
