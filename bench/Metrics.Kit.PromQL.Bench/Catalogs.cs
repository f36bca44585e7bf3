using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Bench;

/// <summary>What rules are checked against.</summary>
internal static class Catalogs
{
    /// <summary>One that knows nothing, and one of the expressions' own metrics.</summary>
    public static IEnumerable<(string Name, MetricCatalog Catalog)> All(IReadOnlyList<string> expressions) =>
        [("empty catalogue", MetricCatalog.Empty), ("the corpus' own metrics", new MetricCatalog(Families(expressions)))];

    /// <summary>Every series that is selected by its name, with the labels that matchers name; counters by their suffix.</summary>
    private static IEnumerable<MetricFamily> Families(IReadOnlyList<string> expressions) => expressions
        .Select(e => PromQLParser.Parse(e).Root)
        .OfType<Expr>()
        .SelectMany(root => root.DescendantsAndSelf().OfType<VectorSelector>())
        .Where(selector => selector.MetricName is { Length: > 0 })
        .GroupBy(selector => selector.MetricName!, StringComparer.Ordinal)
        .Select(group => new MetricFamily(group.Key, group.Key.EndsWith("_total", StringComparison.Ordinal) ? MetricType.Counter : MetricType.Gauge)
        {
            Labels = [.. group.SelectMany(s => s.Matchers).Select(m => m.Name).Where(n => n != LabelMatcher.MetricName).Distinct(StringComparer.Ordinal).Select(n => new MetricLabel(n))],
        });
}
