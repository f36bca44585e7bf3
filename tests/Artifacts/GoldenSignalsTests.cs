using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Each golden signal fires when it should and is silent when it should, in Prometheus' own evaluation.</summary>
public sealed class GoldenSignalsTests
{
    private const string Shop = "namespace=\"myshop\",job=\"myshop-api\",instance=\"a\"";

    private static readonly Dictionary<string, string> Place = new() { ["namespace"] = "myshop", ["job"] = "myshop-api" };

    private static readonly string Rules = MyShop.Write("myshop").File("prometheusrule.yaml");

    [FactNeeds(Needs.Promtool)]
    public void Errors_fire_above_the_ratio_after_the_stated_time() =>
        new RuleTest(Rules)
            .Series($"http_requests_total{{{Shop},status=\"200\"}}", "0+90x60")
            .Series($"http_requests_total{{{Shop},status=\"500\"}}", "0+6x60")
            .Series($"http_requests_total{{{Shop},status=\"503\"}}", "0+4x60")
            .Silent("5m", "MyshopApiHighErrorRate")
            .Fires("20m", "MyshopApiHighErrorRate", (
                With(Place, ("severity", "critical"), ("team", "backend")),
                new()
                {
                    ["summary"] = "myshop-api 5xx rate > 5% (10%)",
                    ["description"] = "5xx ratio has stayed above 5% for over 5 minutes.",
                    ["runbook_url"] = "https://runbooks.myshop.example.com/myshop-api-5xx",
                }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Errors_are_silent_below_the_ratio_and_for_other_jobs_and_namespaces() =>
        new RuleTest(Rules)
            .Series($"http_requests_total{{{Shop},status=\"200\"}}", "0+97x60")
            .Series($"http_requests_total{{{Shop},status=\"500\"}}", "0+3x60")
            .Series("http_requests_total{namespace=\"myshop\",job=\"other\",status=\"500\"}", "0+100x60")
            .Series("http_requests_total{namespace=\"staging\",job=\"myshop-api\",status=\"500\"}", "0+100x60")
            .Silent("30m", "MyshopApiHighErrorRate")
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Errors_by_marked_label_values_fire() =>
        new RuleTest(Rules)
            .Series($"myshop_orders_created_total{{{Shop},status=\"paid\"}}", "0+3x60")
            .Series($"myshop_orders_created_total{{{Shop},status=\"failed\"}}", "0+1x60")
            .Fires("20m", "MyshopOrdersFailing", (
                With(Place, ("severity", "critical"), ("team", "backend")),
                new()
                {
                    ["summary"] = "myshop-api error ratio of myshop_orders_created_total > 5% (25%)",
                    ["description"] = "The error ratio of myshop_orders_created_total has stayed above 5% for over 5 minutes.",
                }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Errors_marked_by_two_labels_count_once() =>
        new RuleTest(Sample.RulesOf(
            [Sample.Metric("steps_total", MetricKind.Counter, Sample.Closed("result", "ok", "lost!", "gave.up!"), Sample.Closed("code", "fine", "bad!"))],
            null,
            Sample.Alert("Signal", new ErrorRatioCondition(Sample.Target("steps_total"), 0.1, null, null), summary: "{{ $value | humanizePercentage }}", description: "d")))
            .Series($"steps_total{{{Shop},result=\"ok\",code=\"fine\"}}", "0+50x60")
            .Series($"steps_total{{{Shop},result=\"ok\",code=\"bad\"}}", "0+10x60")
            .Series($"steps_total{{{Shop},result=\"gave.up\",code=\"fine\"}}", "0+10x60")
            .Series($"steps_total{{{Shop},result=\"lost\",code=\"bad\"}}", "0+20x60")
            .Series($"steps_total{{{Shop},result=\"gave_up\",code=\"fine\"}}", "0+10x60")
            .Fires("20m", "Signal", (
                With(Place, ("severity", "warning"), ("team", "backend")),
                new() { ["summary"] = "40%", ["description"] = "d" }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Errors_fire_where_there_are_no_other_events() =>
        new RuleTest(Rules)
            .Series($"http_requests_total{{{Shop},status=\"503\"}}", "0+4x60")
            .Silent("4m", "MyshopApiHighErrorRate")
            .Fires("20m", "MyshopApiHighErrorRate", (
                With(Place, ("severity", "critical"), ("team", "backend")),
                new()
                {
                    ["summary"] = "myshop-api 5xx rate > 5% (100%)",
                    ["description"] = "5xx ratio has stayed above 5% for over 5 minutes.",
                    ["runbook_url"] = "https://runbooks.myshop.example.com/myshop-api-5xx",
                }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Latency_fires_above_the_threshold() =>
        LatencyTest(below: 80, above: 20)
            .Fires("20m", "MyshopApiHighLatencyP95", (
                With(Place, ("severity", "warning"), ("team", "backend")),
                new()
                {
                    ["summary"] = "myshop-api P95 latency > 1s (2.125s)",
                    ["description"] = "P95 of http_request_duration_seconds has stayed above 1s for over 10 minutes.",
                }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Latency_is_silent_below_the_threshold() =>
        LatencyTest(below: 99, above: 1).Silent("40m", "MyshopApiHighLatencyP95").Run();

    [FactNeeds(Needs.Promtool)]
    public void Traffic_fires_when_it_falls_below_the_share_of_an_hour_ago() =>
        new RuleTest(Rules)
            .Series($"http_requests_total{{{Shop},status=\"200\"}}", "0+600x90 54060+60x60")
            .Silent("89m", "MyshopApiTrafficDrop")
            .Fires("120m", "MyshopApiTrafficDrop", (
                With(Place, ("severity", "warning"), ("team", "backend")),
                new()
                {
                    ["summary"] = "myshop-api traffic sharp drop (below 30% of 1 hour ago, now 1/s)",
                    ["description"] = "The rate of http_requests_total has stayed below 30% of what it was 1 hour earlier for over 10 minutes.",
                }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Traffic_is_silent_when_it_halves() =>
        new RuleTest(Rules)
            .Series($"http_requests_total{{{Shop},status=\"200\"}}", "0+600x90 54300+300x60")
            .Silent("120m", "MyshopApiTrafficDrop")
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void Memory_fires_for_pods_of_the_workload_alone_and_counts_each_container_once() =>
        new RuleTest(Rules)
            .Pod("myshop-api-7d4b9c6f5-x2x9z", used: 90, limit: 100)
            .Pod("myshop-api-7d4b9c6f5-bbbbb", used: 50, limit: 100)
            .Pod("myshop-api-0", used: 95, limit: 100)
            .Pod("myshop-api-zz8kq", used: 99, limit: 100)
            .Pod("myshop-api-worker-7d4b9c6f5-x2x9z", used: 99, limit: 100)
            .Pod("myshop-api-worker-0", used: 99, limit: 100)
            .Pod("myshop-api-db-x2x9z", used: 99, limit: 100)
            .Fires("30m", "MyshopApiPodMemoryHigh", Memory("myshop-api-7d4b9c6f5-x2x9z", "90%"), Memory("myshop-api-0", "95%"), Memory("myshop-api-zz8kq", "99%"))
            .Run();

    [TheoryNeeds(Needs.Promtool)]
    [InlineData("errors")]
    [InlineData("latency")]
    [InlineData("traffic")]
    public void A_minimum_rate_silences_what_fires_otherwise(string signal)
    {
        RuleTest With(double minRate) => new RuleTest(RulesWithMinRate(signal, minRate))
            .Series($"requests_total{{{Shop},status=\"ok\"}}", "0+54x90 4860+6x60")
            .Series($"requests_total{{{Shop},status=\"bad\"}}", "0+6x150")
            .Series($"duration_seconds_bucket{{{Shop},le=\"1\"}}", "0+0x150")
            .Series($"duration_seconds_bucket{{{Shop},le=\"5\"}}", "0+60x150")
            .Series($"duration_seconds_bucket{{{Shop},le=\"+Inf\"}}", "0+60x150")
            .Series($"duration_seconds_count{{{Shop}}}", "0+60x150");

        // One event a second an hour ago, a fifth of it now; the histogram keeps its one a second.
        double reached = signal == "errors" ? 0.15 : 0.9;
        (Dictionary<string, string>, Dictionary<string, string>) fires = (GoldenSignalsTests.With(Place, ("severity", "warning"), ("team", "backend")), new() { ["summary"] = "s", ["description"] = "d" });
        With(reached).Fires("120m", "Signal", fires).Run();
        With(1.2).Silent("120m", "Signal").Run();
    }

    private static string RulesWithMinRate(string signal, double minRate)
    {
        MetricTarget requests = Sample.Target("requests_total", minRate: minRate);
        AlertCondition condition = signal switch
        {
            "errors" => new ErrorRatioCondition(requests, 0.2, null, null),
            "latency" => new LatencyCondition(Sample.Target("duration_seconds", minRate: minRate), 1, 0.9),
            _ => new TrafficDropCondition(requests, 0.3, "1h"),
        };
        return Sample.RulesOf(
            [
                Sample.Metric("requests_total", MetricKind.Counter, Sample.Closed("status", "ok", "bad!")),
                Sample.Metric("duration_seconds", MetricKind.Histogram),
            ],
            null,
            Sample.Alert("Signal", condition, summary: "s", description: "d"));
    }

    private static RuleTest LatencyTest(int below, int above) => new RuleTest(Rules)
        .Series($"http_request_duration_seconds_bucket{{{Shop},handler=\"/a\",le=\"0.5\"}}", $"0+{below}x60")
        .Series($"http_request_duration_seconds_bucket{{{Shop},handler=\"/a\",le=\"1\"}}", $"0+{below}x60")
        .Series($"http_request_duration_seconds_bucket{{{Shop},handler=\"/a\",le=\"2.5\"}}", $"0+{below + above}x60")
        .Series($"http_request_duration_seconds_bucket{{{Shop},handler=\"/a\",le=\"+Inf\"}}", $"0+{below + above}x60");

    private static (Dictionary<string, string> Labels, Dictionary<string, string> Annotations) Memory(string pod, string share) => (
        With(new() { ["namespace"] = "myshop", ["pod"] = pod }, ("severity", "warning"), ("team", "backend")),
        new()
        {
            ["summary"] = $"myshop-api Pod {pod} memory > 85% of limit ({share})",
            ["description"] = $"The working set of Pod myshop/{pod} has stayed above 85% of its memory limit for over 10 minutes.",
        });

    private static Dictionary<string, string> With(Dictionary<string, string> labels, params (string Name, string Value)[] further) =>
        new(labels.Concat(further.Select(f => KeyValuePair.Create(f.Name, f.Value))));
}

internal static class PodSeries
{
    /// <summary>A pod of one container as cAdvisor and kube-state-metrics show it: the pod's own sum has an empty container.</summary>
    public static RuleTest Pod(this RuleTest test, string pod, int used, int limit) => test
        .Series($"container_memory_working_set_bytes{{namespace=\"myshop\",pod=\"{pod}\",container=\"app\"}}", $"{used}x60")
        .Series($"container_memory_working_set_bytes{{namespace=\"myshop\",pod=\"{pod}\",container=\"\"}}", $"{used}x60")
        .Series($"kube_pod_container_resource_limits{{namespace=\"myshop\",pod=\"{pod}\",container=\"app\",resource=\"memory\",unit=\"byte\"}}", $"{limit}x60")
        .Series($"kube_pod_container_resource_limits{{namespace=\"myshop\",pod=\"{pod}\",container=\"app\",resource=\"cpu\",unit=\"core\"}}", "2x60");
}
