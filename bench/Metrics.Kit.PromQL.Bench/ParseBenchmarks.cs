using BenchmarkDotNet.Attributes;

namespace MetricsKit.PromQL.Bench;

/// <summary>Typical expressions, one at a time.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    /// <summary>The expression.</summary>
    [Params(
        "up == 0",
        "sum by (job) (rate(http_requests_total{status=~\"5..\"}[5m])) / sum by (job) (rate(http_requests_total[5m])) > 0.05",
        "histogram_quantile(0.99, sum by (le, namespace, job) (rate(http_request_duration_seconds_bucket{job=\"myshop-api\"}[5m]))) > 0.5 and on (job) up == 1")]
    public string Expression { get; set; } = "";

    /// <summary>Reads and checks it.</summary>
    [Benchmark]
    public ParseResult Parse() => PromQLParser.Parse(Expression);

    /// <summary>Reads it and prints it anew.</summary>
    [Benchmark]
    public string Print() => PromQLParser.Parse(Expression).Root!.ToString();
}
