namespace MetricsKit.Analyzers.Tests.Cardinality;

/// <summary>Code that records one value, in the frame of a service.</summary>
internal static class ValueSource
{
    /// <summary>Members of a class that has a counter <c>_hits</c> of a meter, a counter <c>Total</c> of prometheus-net with the label <c>thing</c>, and a method <c>Tag</c> that records under that name.</summary>
    public static string Worker(string members, string types = "") => $$"""
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.AspNetCore.Http;

        #pragma warning disable MK2001, MK2003, MK7001
        public sealed class Worker(Meter meter)
        {
            private static readonly Prometheus.Counter Total = Prometheus.Metrics.CreateCounter("worker_hits_total", "Hits.", "thing");
            private readonly Counter<long> _hits = meter.CreateCounter<long>("worker.hits");

            {{members}}
        }

        {{types}}
        """;
}
