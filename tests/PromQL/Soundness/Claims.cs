using System.Globalization;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>Evaluated expressions, by their canonical text; null for one that fails.</summary>
internal delegate IReadOnlyList<ResultSample>? Evaluation(Expr expr);

/// <summary>What the checks say of an expression, as statements about results.</summary>
internal static class Claims
{
    /// <summary>Expressions other than its parts that must be evaluated to judge a finding.</summary>
    public static IEnumerable<Expr> Needed(Expr root, string text, Finding finding)
    {
        if (finding.Kind == FindingKind.NeedlessRegexp && finding.Suggestion is not null && !IsInAbsent(root, finding))
        {
            yield return PromQLParser.Parse(Apply(text, finding.Suggestion)).Root!;
        }
        else if (finding.Kind == FindingKind.AlwaysFires && !finding.Message.Contains("always 1", StringComparison.Ordinal) && Comparison(root, finding) is { ReturnBool: false } comparison)
        {
            yield return comparison with { ReturnBool = true };
        }
        else if (finding.Kind == FindingKind.DeadLabel && Matcher(root, finding) is { } matcher && finding.Message.Contains("excludes nothing", StringComparison.Ordinal))
        {
            VectorSelector selector = Smallest<VectorSelector>(root, finding)!;
            yield return selector with { Matchers = new NodeList<LabelMatcher>([.. selector.Matchers.Where(m => !ReferenceEquals(m, matcher))]) };
        }
        else if (finding.Kind is FindingKind.DeadLabel or FindingKind.UnknownLabel && Smallest<LabelName>(root, finding) is not null && !finding.Message.Contains("not there to be taken over", StringComparison.Ordinal))
        {
            // A list may end with a comma, and not begin with one.
            string rest = text[finding.End..].TrimStart();
            yield return PromQLParser.Parse(text[..finding.Start] + (rest[0] == ',' ? rest[1..] : rest)).Root!;
        }
    }

    /// <summary>The finding's counterexample in the results; null where it holds, or where nothing can be said.</summary>
    public static string? Refute(Expr root, string text, Finding finding, Evaluation evaluate)
    {
        switch (finding.Kind)
        {
            case FindingKind.UnknownMetric:
            case FindingKind.UnknownLabelValue:
            case FindingKind.UnknownLabel when Matcher(root, finding) is not null:
                return MustBeEmpty(Smallest<VectorSelector>(root, finding)!, evaluate);
            case FindingKind.NeverFires:
            case FindingKind.ThresholdBeyondBuckets:
                // 'x > 5 and x < 3' is about both, and the finding stands at the second.
                return MustBeEmpty(finding.Message.Contains("together", StringComparison.Ordinal) ? Around(root, Comparison(root, finding)!) : Comparison(root, finding)!, evaluate);
            case FindingKind.SidesNeverMatch when finding.Message.Contains("several series", StringComparison.Ordinal):
                // Not every closed label has all its series here.
                Expr one = root.DescendantsAndSelf().OfType<Expr>().First(e => e.Span == finding.Reasons[0].Span);
                return HasTwins(evaluate(one), finding.Reasons[0].Text.Split('\'')[1]) ? MustBeEmpty(Smallest<BinaryExpr>(root, finding)!, evaluate) : null;
            case FindingKind.SidesNeverMatch:
                BinaryExpr operation = root.DescendantsAndSelf().OfType<BinaryExpr>().Last(b => Covers(b.Span, finding) && !Covers(b.Left.Span, finding) && !Covers(b.Right.Span, finding));
                return operation.Operator == BinaryOperator.Unless ? MustBeSame(operation, operation.Left, evaluate) : MustBeEmpty(operation, evaluate);
            case FindingKind.AlwaysFires when finding.Message.Contains("always 1", StringComparison.Ordinal):
                return MustAllBe(v => v is 1 or double.NaN, Smallest<BinaryExpr>(root, finding)!, evaluate);
            case FindingKind.QuantileWithoutBuckets when finding.Message.Contains("a share between 0 and 1", StringComparison.Ordinal):
                return MustAllBe(v => !double.IsFinite(v), root.DescendantsAndSelf().OfType<Expr>().Last(e => e is Call or AggregateExpr && Covers(e.Span, finding)), evaluate);
            case FindingKind.QuantileWithoutBuckets:
                return MustBeEmpty(root.DescendantsAndSelf().OfType<Call>().First(c => c.Function == "histogram_quantile" && Covers(c.Span, finding) && finding.Reasons.All(r => r.Span == c.FunctionSpan)), evaluate);
            case FindingKind.NeedlessRegexp when Needed(root, text, finding).SingleOrDefault() is { } simple:
                return MustBeSame(root, simple, evaluate);
            case FindingKind.DeadLabel or FindingKind.UnknownLabel when Needed(root, text, finding).SingleOrDefault() is { } without:
                return MustBeSame(Matcher(root, finding) is null ? root : Smallest<VectorSelector>(root, finding)!, without, evaluate);
            case FindingKind.DeadLabel when finding.Message.Contains("so this changes nothing", StringComparison.Ordinal):
                Call replace = Smallest<Call>(root, finding)!;
                return MustBeSame(replace, replace.Arguments[0], evaluate);
            case FindingKind.AlwaysFires when Needed(root, text, finding).SingleOrDefault() is { } asked:
                return evaluate(asked) is { } answers && answers.Any(a => a.Value == 0) ? $"{asked} gives {string.Join(", ", answers)}" : null;
            default:
                return null;
        }
    }

    /// <summary>True where 2.42 takes labels for others: from the second step of a subquery on, <c>count_values by</c> has its list out of order.</summary>
    public static bool IsMixedUp(Expr expr) =>
        expr.DescendantsAndSelf().OfType<SubqueryExpr>().Any(s => s.DescendantsAndSelf().Any(n => n is AggregateExpr { Operator: AggregateOperator.CountValues, Without: false, Grouping.Count: > 0 }));

    public static string Apply(string text, Suggestion suggestion) => suggestion.Edits.Reverse().Aggregate(text, (t, e) => t[..e.Start] + e.NewText + t[e.End..]);

    private static string? MustBeEmpty(Expr node, Evaluation evaluate) => evaluate(node) is { Count: > 0 } results ? $"{node} gives {string.Join(", ", results)}" : null;

    /// <summary>True where two series differ by the label alone.</summary>
    private static bool HasTwins(IReadOnlyList<ResultSample>? results, string label) => results is not null && results
        .GroupBy(r => string.Join(',', r.Labels.Where(l => l.Key != label && l.Key != "__name__").OrderBy(l => l.Key, StringComparer.Ordinal)))
        .Any(g => g.Count() > 1);

    private static string? MustAllBe(Func<double, bool> so, Expr node, Evaluation evaluate) =>
        evaluate(node) is { } results && results.Any(r => !so(r.Value)) ? $"{node} gives {string.Join(", ", results)}" : null;

    private static string? MustBeSame(Expr node, Expr other, Evaluation evaluate) =>
        !IsFickle(node) && evaluate(node) is { } results && evaluate(other) is { } others && !results.Select(Rounded).Order(StringComparer.Ordinal).SequenceEqual(others.Select(Rounded).Order(StringComparer.Ordinal))
            ? $"{node} gives {string.Join(", ", results)}, and {other} gives {string.Join(", ", others)}"
            : null;

    /// <summary>Sums depend on the order of what they add, which is another each time.</summary>
    private static string Rounded(ResultSample sample) => (sample with { Value = double.Parse(sample.Value.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) }).ToString();

    /// <summary>Of equal values topk() takes any.</summary>
    private static bool IsFickle(Expr node) => IsMixedUp(node) || node.DescendantsAndSelf().Any(n => n is AggregateExpr { Operator: AggregateOperator.Topk or AggregateOperator.Bottomk });

    /// <summary>absent() shows its matchers in its result.</summary>
    private static bool IsInAbsent(Expr root, Finding finding) => root.DescendantsAndSelf().OfType<Call>().Any(c => c.Function is "absent" or "absent_over_time" && Covers(c.Span, finding));

    private static LabelMatcher? Matcher(Expr root, Finding finding) => Smallest<LabelMatcher>(root, finding);

    private static BinaryExpr? Comparison(Expr root, Finding finding) =>
        root.DescendantsAndSelf().OfType<BinaryExpr>().LastOrDefault(b => b.Operator.IsComparison() && Covers(b.Span, finding) && b.Type == PromType.InstantVector);

    private static BinaryExpr Around(Expr root, BinaryExpr node) =>
        root.DescendantsAndSelf().OfType<BinaryExpr>().Last(b => b.Operator == BinaryOperator.And && b.Start <= node.Start && node.End <= b.End);

    private static T? Smallest<T>(Expr root, Finding finding)
        where T : PromQLNode => root.DescendantsAndSelf().OfType<T>().LastOrDefault(n => Covers(n.Span, finding));

    private static bool Covers(SourceSpan span, Finding finding) => span.Start <= finding.Start && finding.End <= span.End;
}
