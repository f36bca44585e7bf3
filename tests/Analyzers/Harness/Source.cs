namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>Frames around the few lines that a test is about.</summary>
internal static class Source
{
    /// <summary>Members of a static metric set <c>Shop.Metrics</c>; <c>Outcome</c> (Paid, Refused) is at hand.</summary>
    public static string Set(string members, string types = "") => $$"""
        namespace Shop;

        public enum Outcome { Paid, [LabelValue(IsError = true)] Refused }

        [MetricSet]
        public static partial class Metrics
        {
            {{members}}
        }

        {{types}}
        """;

    /// <summary>A counter with the given parameter list.</summary>
    public static string Counter(string parameters, string types = "") =>
        Set($"""[Counter("orders_total")] public static partial Counter Orders({parameters});""", types);
}
