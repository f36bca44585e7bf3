using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>A catalogue with something of everything, and rules against it, their findings marked in the text.</summary>
internal static class Shop
{
    public static MetricCatalog Catalog { get; } = new(
        [
            new MetricFamily("myshop_orders_created_total", MetricType.Counter) { Labels = [Closed("status", "paid", "failed", "refused")] },
            new MetricFamily("myshop_orders_failed_total", MetricType.Counter) { Labels = [new MetricLabel("reason")] },
            new MetricFamily("myshop_queue_length", MetricType.Gauge) { Labels = [new MetricLabel("queue"), new MetricLabel("shard") { Optional = true }] },
            new MetricFamily("myshop_state", MetricType.Gauge) { Labels = [Closed("state", "open", "shut")] },
            new MetricFamily("myshop_web_responses_total", MetricType.Counter) { Labels = [Closed("code", [.. Enumerable.Range(100, 500).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), "other"])] },
            new MetricFamily("myshop_slots", MetricType.Gauge) { Labels = [] },
            new MetricFamily("myshop_checkout_duration_seconds", MetricType.Histogram) { Labels = [Closed("method", "card", "invoice")], Buckets = [0.1, 0.5, 1, 2.5, 5] },
            new MetricFamily("myshop_pay_seconds", MetricType.Histogram) { Labels = [new MetricLabel("service")], Buckets = [0.5, 1, 10], BoundTexts = ["0.5", "1.0", "10.0"] },
            new MetricFamily("myshop_ship_seconds", MetricType.Histogram) { Labels = [], Buckets = [1, 10], IsNative = true },
            new MetricFamily("myshop_parse_seconds", MetricType.Summary) { Labels = [] },
            new MetricFamily("library_calls_total", MetricType.Counter),
            new MetricFamily("library_size_bytes", MetricType.Gauge),
        ],
        [
            new RecordedSeries("job:myshop_orders_created:rate5m", Parse("sum by (job) (rate(myshop_orders_created_total[5m]))")),
            new RecordedSeries("job_status:myshop_orders_created:rate5m", Parse("sum by (job, status) (rate(myshop_orders_created_total{status!='paid'}[5m]))")),
            new RecordedSeries("job:myshop_orders_created:sum", Parse("sum by (job) (myshop_orders_created_total)")) { Labels = ["team"] },
        ])
    {
        OwnPrefixes = ["myshop_"],
        ForeignPrefixes = ["myshop_legacy_"],
        TargetLabels = ["region"],
    };

    public static Expr Parse(string text) => PromQLParser.Parse(text).Root!;

    /// <summary>An alert whose expression has <c>[|…|]</c> around what findings are about; the findings must be those, all of that kind.</summary>
    public static Finding Alert(FindingKind kind, string markup, Func<RuleText, RuleText>? change = null, CheckOptions? options = null) =>
        Assert.Single(All(kind, markup, RuleKind.Alerting, change, options));

    /// <summary>An alert in which nothing is wrong.</summary>
    public static void Fine(string expr, Func<RuleText, RuleText>? change = null, CheckOptions? options = null)
    {
        var rule = new RuleText(RuleKind.Alerting, "Alert", expr) { For = "5m" };
        Assert.Empty(RuleChecker.Check(change is null ? rule : change(rule), Catalog, options));
    }

    /// <summary>A recording rule in which nothing is wrong.</summary>
    public static void FineRecording(string expr, string name = "job:a:b") =>
        Assert.Empty(RuleChecker.Check(new RuleText(RuleKind.Recording, name, expr), Catalog));

    /// <summary>As <see cref="Alert"/>, of a recording rule.</summary>
    public static Finding Recording(FindingKind kind, string markup) => Assert.Single(All(kind, markup, RuleKind.Recording, null, null));

    public static IReadOnlyList<Finding> All(FindingKind kind, string markup, RuleKind rule = RuleKind.Alerting, Func<RuleText, RuleText>? change = null, CheckOptions? options = null)
    {
        (string expr, List<(int, int)> spans) = Spans(markup);
        var text = rule == RuleKind.Alerting ? new RuleText(rule, "Alert", expr) { For = "5m" } : new RuleText(rule, "job:a:b", expr);
        IReadOnlyList<Finding> findings = RuleChecker.Check(change is null ? text : change(text), Catalog, options);
        string found = string.Join("\n", findings.Select(f => $"{f.Kind} {f.Part} {f.Start}..{f.End} '{(f.Part == RulePart.Expr ? expr[f.Start..f.End] : "")}' {f.Message}"));
        Assert.True(findings.All(f => f.Kind == kind && f.Part == RulePart.Expr) && findings.Select(f => (f.Start, f.End)).SequenceEqual(spans), $"{markup}\nexpected {kind}, found:\n{found}");
        return findings;
    }

    /// <summary>The expression after the finding's suggestion.</summary>
    public static string Fix(string markup, Finding finding)
    {
        (string expr, _) = Spans(markup);
        foreach (TextEdit edit in finding.Suggestion!.Edits.Reverse())
        {
            expr = expr[..edit.Start] + edit.NewText + expr[edit.End..];
        }

        return expr;
    }

    private static (string Expr, List<(int Start, int End)> Spans) Spans(string markup)
    {
        List<(int, int)> spans = [];
        for (int open = markup.IndexOf("[|", StringComparison.Ordinal); open >= 0; open = markup.IndexOf("[|", StringComparison.Ordinal))
        {
            int close = markup.IndexOf("|]", open, StringComparison.Ordinal);
            markup = markup[..open] + markup[(open + 2)..close] + markup[(close + 2)..];
            spans.Add((open, close - 2));
        }

        return (markup, spans);
    }

    private static MetricLabel Closed(string name, params string[] values) => new(name) { Values = values };
}
