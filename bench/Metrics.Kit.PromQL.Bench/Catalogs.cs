using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Bench;

/// <summary>What rules are checked against.</summary>
internal static class Catalogs
{
    /// <summary>One that knows nothing, and one of the expressions' own metrics.</summary>
    public static IEnumerable<(string Name, MetricCatalog Catalog)> All(IReadOnlyList<string> expressions) =>
        [("empty catalogue", MetricCatalog.Empty)];
}
