namespace MetricsKit.PromQL.Checks;

/// <summary>absent() in an alert that does not wait: each restart of Prometheus fires it, before the first scrape.</summary>
internal static class AbsentAlerts
{
    public static void Check(RuleContext context)
    {
        PromDuration wait = default;
        bool isReadable = context.Rule.For is null || PromDuration.TryParse(context.Rule.For, out wait);
        if (!context.IsAlert || !isReadable || wait >= Least(context.Options) || Find(context.Root) is not { } absent)
        {
            return;
        }

        string needed = Wait(context.Options);
        string now = context.Rule.For is null ? "without 'for'" : $"with a 'for' of {context.Rule.For}";
        context.Report(
            FindingKind.AbsentWithoutFor, absent.FunctionSpan,
            $"absent() {now} fires at each restart of Prometheus, before the first scrapes; state a 'for' of two scrape intervals or more, such as {needed}",
            new Suggestion($"Set 'for' to {needed}", []) { For = needed });
    }

    /// <summary>A time to wait that is long enough, and not shorter than people write.</summary>
    public static string Wait(CheckOptions options) =>
        PromDuration.FromMilliseconds(Math.Max(Least(options).TotalMilliseconds, 5 * 60 * 1000)).ToString();

    private static PromDuration Least(CheckOptions options) => PromDuration.FromMilliseconds(2 * (long)options.ScrapeInterval.TotalMilliseconds);

    /// <summary>The absent() whose result is the alert's; null for none.</summary>
    private static Call? Find(Expr node) => node switch
    {
        ParenExpr paren => Find(paren.Inner),
        Call { Function: "absent" } call => call,
        Call { Function: "label_replace" or "label_join", Arguments.Count: > 0 } call => Find(call.Arguments[0]),
        AggregateExpr aggregate => Find(aggregate.Body),
        BinaryExpr { Operator: BinaryOperator.Or } binary => Find(binary.Left) ?? Find(binary.Right),
        BinaryExpr { Operator: BinaryOperator.And } binary => Find(binary.Left) is { } left && Find(binary.Right) is not null ? left : null,
        BinaryExpr binary when binary.Operator.IsComparison() && Trees.Number(binary.Right) is not null => Find(binary.Left),
        _ => null,
    };
}
