using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>Alerts as people who run services write them, each right as it stands: whatever is reported of one is a false alarm.</summary>
public sealed class RealisticAlertsTests
{
    private static readonly MetricCatalog Catalog = new(
        [
            new MetricFamily("shop_orders_total", MetricType.Counter) { Labels = [Closed("status", "paid", "failed", "refused")] },
            new MetricFamily("shop_requests_total", MetricType.Counter) { Labels = [new MetricLabel("route"), new MetricLabel("code")] },
            new MetricFamily("shop_cache_hits_total", MetricType.Counter) { Labels = [new MetricLabel("cache")] },
            new MetricFamily("shop_cache_misses_total", MetricType.Counter) { Labels = [new MetricLabel("cache")] },
            new MetricFamily("shop_restarts_total", MetricType.Counter) { Labels = [] },
            new MetricFamily("shop_calls_total", MetricType.Counter) { Labels = [Closed("service", "billing", "mail")] },
            new MetricFamily("shop_queue_length", MetricType.Gauge) { Labels = [new MetricLabel("queue")] },
            new MetricFamily("shop_queue_capacity", MetricType.Gauge) { Labels = [new MetricLabel("queue")] },
            new MetricFamily("shop_pool_connections", MetricType.Gauge) { Labels = [Closed("state", "idle", "busy")] },
            new MetricFamily("shop_pool_size", MetricType.Gauge) { Labels = [] },
            new MetricFamily("shop_leader", MetricType.Gauge) { Labels = [] },
            new MetricFamily("shop_balance_euros", MetricType.Gauge) { Labels = [] },
            new MetricFamily("shop_import_last_success_timestamp_seconds", MetricType.Gauge) { Labels = [new MetricLabel("import")] },
            new MetricFamily("shop_certificate_expiry_timestamp_seconds", MetricType.Gauge) { Labels = [] },
            new MetricFamily("shop_build_info", MetricType.Gauge) { Labels = [new MetricLabel("version")] },
            new MetricFamily("shop_request_duration_seconds", MetricType.Histogram) { Labels = [Closed("method", "GET", "POST"), new MetricLabel("route")], Buckets = [0.01, 0.05, 0.1, 0.5, 1, 5] },
            new MetricFamily("shop_parse_seconds", MetricType.Summary) { Labels = [] },
            new MetricFamily("library_retries_total", MetricType.Counter),
        ],
        [
            new RecordedSeries("job:shop_requests:rate5m", PromQLParser.Parse("sum by (job) (rate(shop_requests_total[5m]))").Root),
            new RecordedSeries("job_code:shop_requests:rate5m", PromQLParser.Parse("sum by (job, code) (rate(shop_requests_total[5m]))").Root),
            new RecordedSeries("job:shop_orders:failed_ratio_rate1h", PromQLParser.Parse("sum by (job) (rate(shop_orders_total{status='failed'}[1h])) / sum by (job) (rate(shop_orders_total[1h]))").Root),
        ])
    {
        OwnPrefixes = ["shop_"],
        TargetLabels = ["region"],
    };

    /// <summary>One a line.</summary>
    private const string Alerts = """
        sum(rate(shop_orders_total{status="failed"}[5m])) / sum(rate(shop_orders_total[5m])) > 0.05
        sum by (job) (rate(shop_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(shop_requests_total[5m])) > 0.01 and sum by (job) (rate(shop_requests_total[5m])) > 1
        job:shop_orders:failed_ratio_rate1h > 14.4 * 0.001 and job:shop_orders:failed_ratio_rate1h offset 5m > 14.4 * 0.001
        (sum(rate(shop_requests_total{code=~"5.."}[1h])) / sum(rate(shop_requests_total[1h])) > 14.4 * 0.001) and (sum(rate(shop_requests_total{code=~"5.."}[5m])) / sum(rate(shop_requests_total[5m])) > 14.4 * 0.001)
        1 - sum(rate(shop_requests_total{code!~"5.."}[30m])) / sum(rate(shop_requests_total[30m])) > 6 * (1 - 0.999)
        (sum(rate(shop_orders_total{status="failed"}[5m])) or vector(0)) / sum(rate(shop_orders_total[5m])) > 0.1
        (sum(increase(shop_orders_total{status="paid"}[30m])) or vector(0)) == 0
        sum(increase(shop_orders_total{status="paid"}[1h])) == 0 or absent(shop_orders_total{status="paid"})
        sum by (route) (rate(shop_requests_total{code=~"5.."}[5m])) > 0.1 * sum by (route) (rate(shop_requests_total[5m]))
        sum by (job) (job_code:shop_requests:rate5m{code=~"5.."}) / on (job) job:shop_requests:rate5m > 0.05
        job_code:shop_requests:rate5m{code="500"} / on (job) group_left job:shop_requests:rate5m > 0.05
        job_code:shop_requests:rate5m{code="500"} / ignoring (code) group_left sum without (code) (job_code:shop_requests:rate5m) > 0.05
        rate(shop_requests_total[5m]) < 0.5 * rate(shop_requests_total[5m] offset 1w)
        sum(rate(shop_orders_total[10m])) < 0.5 * sum(rate(shop_orders_total[10m] offset 1d)) and on () hour() > 8 and on () hour() < 20
        sum(rate(shop_orders_total[10m])) == 0 and hour() >= 8 < 20 and day_of_week() != 0
        sum(rate(shop_orders_total[10m])) == 0 unless on () (hour() < 6 or hour() > 22)
        histogram_quantile(0.99, sum by (le) (rate(shop_request_duration_seconds_bucket[5m]))) > 1
        histogram_quantile(0.99, sum(rate(shop_request_duration_seconds_bucket{route!="/health"}[5m])) by (le, method)) > 0.5
        histogram_quantile(0.95, sum by (job, le) (rate(shop_request_duration_seconds_bucket[10m]))) > 2 * histogram_quantile(0.95, sum by (job, le) (rate(shop_request_duration_seconds_bucket[10m] offset 1d)))
        histogram_quantile(0.5, sum without (instance, pod) (rate(shop_request_duration_seconds_bucket{method="GET"}[5m]))) * 1000 > 100
        histogram_quantile(0.99, sum by (le, route) (rate(shop_request_duration_seconds_bucket[5m]))) > 0.5 and sum by (route) (rate(shop_request_duration_seconds_count[5m])) > 1
        sum(rate(shop_request_duration_seconds_bucket{le="0.5"}[5m])) / sum(rate(shop_request_duration_seconds_count[5m])) < 0.99
        1 - sum by (job) (rate(shop_request_duration_seconds_bucket{le="0.1"}[5m])) / sum by (job) (rate(shop_request_duration_seconds_bucket{le="+Inf"}[5m])) > 0.05
        rate(shop_request_duration_seconds_sum[5m]) / rate(shop_request_duration_seconds_count[5m]) > 0.3
        sum by (route) (rate(shop_request_duration_seconds_sum[5m])) / sum by (route) (rate(shop_request_duration_seconds_count[5m])) > 0.5
        avg_over_time(histogram_quantile(0.9, sum by (le) (rate(shop_request_duration_seconds_bucket[5m])))[1h:1m]) > 0.5
        max by (route) (histogram_quantile(0.9, sum by (le, route, instance) (rate(shop_request_duration_seconds_bucket[5m])))) > 1
        shop_parse_seconds{quantile="0.99"} > 2
        rate(shop_parse_seconds_sum[5m]) / rate(shop_parse_seconds_count[5m]) > 1
        shop_queue_length > 1000
        shop_queue_length / shop_queue_capacity > 0.9
        shop_queue_length{queue="orders"} > 0 and deriv(shop_queue_length{queue="orders"}[15m]) > 0
        predict_linear(shop_queue_length[1h], 4 * 3600) > 10000
        min_over_time(shop_queue_length[10m]) > 0 and changes(shop_queue_length[10m]) == 0
        max_over_time((sum by (queue) (shop_queue_length))[1h:5m]) > 5000
        avg_over_time(shop_queue_length[1h]) > 2 * avg_over_time(shop_queue_length[1h] offset 1d)
        abs(shop_queue_length - avg_over_time(shop_queue_length[1d])) > 3 * stddev_over_time(shop_queue_length[1d])
        quantile(0.9, shop_queue_length) > 500
        sum(topk(3, sum by (queue) (shop_queue_length))) > 10000
        delta(shop_queue_length[10m]) > 500
        sum by (job) (shop_pool_connections{state="busy"}) / sum by (job) (shop_pool_connections) > 0.9
        shop_pool_connections{state="busy"} / on (job, instance) shop_pool_size > 0.9
        shop_pool_connections{state="busy"} / ignoring (state) shop_pool_size > 0.9
        sum without (state) (shop_pool_connections) > shop_pool_size
        shop_pool_connections{state="idle"} == 0 and ignoring (state) shop_pool_connections{state="busy"} > 10
        shop_pool_size == 0 and shop_pool_size offset 5m > 0
        sum(shop_leader) != 1
        count(shop_leader == 1) > 1
        (count(shop_leader == 1) or vector(0)) != 1
        count(shop_leader == 1) by (job) > 1
        absent(shop_leader == 1)
        sum by (job) (shop_leader) == 0
        shop_balance_euros < 0
        time() - shop_import_last_success_timestamp_seconds > 3600
        time() - max by (import) (shop_import_last_success_timestamp_seconds) > 2 * 24 * 3600
        (time() - shop_import_last_success_timestamp_seconds) / 3600 > 26
        shop_import_last_success_timestamp_seconds < time() - 3600
        shop_import_last_success_timestamp_seconds == 0
        (shop_certificate_expiry_timestamp_seconds - time()) / 86400 < 14
        shop_certificate_expiry_timestamp_seconds - time() < 7 * 86400 and shop_certificate_expiry_timestamp_seconds - time() > 0
        count(count by (version) (shop_build_info)) > 1
        count by (job) (count by (job, version) (shop_build_info)) > 1
        sum by (version) (rate(shop_requests_total{code=~"5.."}[5m]) * on (job, instance) group_left (version) shop_build_info) > 1
        rate(shop_requests_total{code="500"}[5m]) * on (pod, namespace) group_left (node) kube_pod_info > 1
        sum by (node) (rate(shop_requests_total[5m]) * on (pod) group_left (node) max by (pod, node) (kube_pod_info)) > 100
        shop_queue_length > 100 and on (job) up == 1
        shop_queue_length > 100 unless on (job) ALERTS{alertname="ShopDown", alertstate="firing"}
        ALERTS{alertname="ShopDown", alertstate="firing"} == 1
        count(ALERTS{alertstate="firing", severity="critical"}) > 5
        up{job="shop"} == 0
        sum by (job) (up{job="shop"}) / count by (job) (up{job="shop"}) < 0.5
        count(up{job="shop"} == 1) < 2
        (count(up{job="shop"} == 1) or vector(0)) < 2
        (count(up{job="shop"} == 0) or vector(0)) > 1
        absent(up{job="shop"}) or sum(up{job="shop"}) == 0
        absent(shop_queue_length{queue="orders"})
        absent_over_time(shop_queue_length{queue="orders"}[15m])
        increase(shop_restarts_total[1h]) > 3
        resets(shop_restarts_total[1h]) > 2
        changes(process_start_time_seconds{job="shop"}[15m]) > 2
        increase(shop_orders_total{status=~"failed|refused"}[5m]) > 0
        sum(increase(shop_orders_total{status!="paid"}[1h])) > 10
        sum by (cache) (rate(shop_cache_hits_total[5m])) / (sum by (cache) (rate(shop_cache_hits_total[5m])) + sum by (cache) (rate(shop_cache_misses_total[5m]))) < 0.8
        rate(shop_cache_misses_total[5m]) > 3 * rate(shop_cache_hits_total[5m])
        rate(shop_cache_hits_total[5m]) / (rate(shop_cache_hits_total[5m]) + rate(shop_cache_misses_total[5m]) > 0) < 0.5
        sum(rate(shop_requests_total[5m])) / scalar(count(up{job="shop"} == 1)) > 200
        sum(rate(shop_requests_total[5m])) / count(shop_pool_size) > 200
        (shop_queue_length > bool 100) * on (job, instance) (shop_pool_size == bool 0) == 1
        sum((shop_queue_length > bool 100)) / count(shop_queue_length) > 0.5
        label_replace(shop_requests_total, "host", "$1", "instance", "(.+):.*") unless on (host) label_replace(node_uname_info, "host", "$1", "instance", "(.+):.*")
        sum by (service) (label_replace(rate(shop_requests_total[5m]), "service", "$1", "route", "/([^/]+).*")) > 100
        label_join(shop_queue_length, "id", "/", "job", "queue") > 100
        rate(library_retries_total{reason="timeout"}[5m]) > 1
        sum by (region) (rate(shop_requests_total[5m])) < 1
        sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{container="shop"}[5m])) / sum by (namespace, pod) (kube_pod_container_resource_limits{resource="cpu", container="shop"}) > 0.9
        container_memory_working_set_bytes{container="shop"} / on (namespace, pod, container) kube_pod_container_resource_limits{resource="memory"} > 0.9
        sum_over_time((shop_leader == bool 0)[10m:1m]) > 5
        count_over_time((shop_queue_length > 100)[30m:1m]) > 20
        clamp_max(shop_queue_length, 100) == 100
        round(100 * shop_queue_length / shop_queue_capacity) > 90
        floor(shop_queue_length / 100) > 10
        vector(1) and on () sum(shop_leader) == 0
        stddev(rate(shop_requests_total[5m])) / avg(rate(shop_requests_total[5m])) > 0.5
        max(shop_queue_length) - min(shop_queue_length) > 100
        rate(shop_requests_total{route=~"/api/.*", code=~"5..|429"}[5m]) > 1
        rate(shop_requests_total{route!~"/health|/metrics"}[5m]) > 100
        minute() < 10 and on () sum(shop_leader) == 0
        timestamp(shop_leader) < time() - 120
        group by (job) (shop_leader) unless group by (job) (up)
        sum by (queue) (shop_queue_length) > on () group_left sum(shop_pool_size)
        last_over_time(shop_import_last_success_timestamp_seconds[1d]) < time() - 86400
        idelta(shop_queue_length[5m]) > 100
        sum(rate(shop_request_duration_seconds_count{method="POST"}[5m])) > 10 and sum(rate(shop_orders_total[5m])) == 0
        sum(rate(shop_orders_total{status="other"}[5m])) > 0
        shop_orders_total offset 5m unless shop_orders_total
        shop_queue_length offset 10m unless shop_queue_length
        increase(shop_restarts_total[5m]) >= 1
        rate(shop_requests_total[5m:30s]) > 1
        max_over_time(rate(shop_requests_total[5m])[1h:5m]) > 100
        sum by (job) (rate(shop_requests_total[1m])) > 10
        irate(shop_requests_total[2m]) > 100
        shop_pool_connections{state!="idle"} > 5
        sum by (state) (shop_pool_connections) > 5
        min by (job) (shop_leader) == 0 and on (job) up == 1
        shop_build_info{version!~"1\\.[0-9]+\\..*"} == 1
        1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[5m])) > 0.9
        process_resident_memory_bytes{job="shop"} > 1e9
        rate(dotnet_gc_collections_total{gc_heap_generation="gen2"}[5m]) > 1
        histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket[5m]))) > 1
        shop_queue_length > 100 and shop_queue_length offset 10m > 100
        shop_queue_length - shop_queue_length offset 10m > 100
        shop_queue_length > on (queue, job, instance) shop_queue_capacity * 0.9
        shop_queue_length / shop_queue_capacity > 0.8 and on (queue) deriv(shop_queue_length[10m]) > 0
        sgn(shop_balance_euros) == -1
        sum(shop_queue_length) > 100 or sum(shop_pool_size) < 5
        day_of_month() == 1 and hour() == 3 and on () sum(shop_leader) == 0
        shop_leader == 1 and on () count(shop_leader == 1) > 1
        sum by (job) (shop_leader) > 1 or absent(shop_leader)
        rate(shop_restarts_total[15m]) * 60 * 5 > 0
        increase(shop_requests_total{code=~"5.."}[5m]) / ignoring (code) group_left sum without (code) (increase(shop_requests_total[5m])) > 0.05
        sum(rate(shop_requests_total[5m])) by (route) == 0 and sum(rate(shop_requests_total[5m] offset 1h)) by (route) > 0
        avg(shop_pool_size) without (instance, pod) < 2
        sum_over_time(shop_leader[1h]) == 0
        present_over_time(shop_leader[1h]) unless shop_leader
        quantile_over_time(0.95, shop_queue_length[1h]) > 100
        count(count_values("size", shop_pool_size)) > 1
        absent(up{job="shop"} == 1)
        scrape_duration_seconds{job="shop"} > 10
        increase(prometheus_rule_evaluation_failures_total[5m]) > 0
        sum by (job) (shop_pool_connections{state="busy"}) > 0.9 * sum by (job) (shop_pool_size)
        count by (job) (shop_leader) != count by (job) (up{job="shop"})
        min_over_time(up{job="shop"}[10m]) == 0
        avg_over_time(up{job="shop"}[1h]) < 0.95
        sum(rate(shop_orders_total{status="failed"}[5m])) / (sum(rate(shop_orders_total[5m])) > 0) > 0.05
        sum(rate(shop_orders_total{status="failed"}[5m])) > 0.05 * sum(rate(shop_orders_total[5m])) and sum(increase(shop_orders_total[5m])) >= 50
        sum by (job) (rate(shop_requests_total{code=~"5.."}[5m])) / sum by (job) (rate(shop_requests_total[5m])) > on (job) group_left () 2 * avg_over_time(job:shop_orders:failed_ratio_rate1h[1d])
        max(time() - shop_import_last_success_timestamp_seconds) by (import) > 3600
        max by (import) (time() - shop_import_last_success_timestamp_seconds > 0) > 3600
        -shop_balance_euros > 1000
        shop_queue_length > 100 or shop_pool_size == 0 or up == 0
        (shop_queue_length > 100) or on (job) (shop_pool_size == 0)
        group by (instance) (up{job="shop"}) unless on (instance) shop_build_info
        count by (instance) (shop_queue_length) > 50
        sum(shop_queue_length) by (job) > 10 and on (job) (time() - process_start_time_seconds{job="shop"}) > 600
        rate(shop_request_duration_seconds_count{method=~"GET|POST"}[5m]) > 1
        sum by (le) (increase(shop_request_duration_seconds_bucket{le=~"1|5"}[5m])) > 100
        shop_parse_seconds{quantile="0.5"} * 10 < on (job, instance) shop_parse_seconds{quantile="0.99"}
        shop_parse_seconds{quantile="0.99"} / ignoring (quantile) shop_parse_seconds{quantile="0.5"} > 10
        sum(shop_queue_length) / sum(shop_queue_capacity) * 100 > 90
        sum by (exported_service) (rate(shop_calls_total{exported_service="billing"}[5m])) > 1
        time() - shop_restarts_created < 300
        day_of_week() == 1 and on () hour() == 9 and on () increase(shop_restarts_total[1h]) > 0
        """;

    public static TheoryData<string> Lines => [.. Alerts.Split('\n')];

    private static MetricLabel Closed(string name, params string[] values) => new(name) { Values = values };

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_accepts_them() => Assert.Empty(await Promtool.RefusedAsync(Alerts.Split('\n')));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Realistic_alerts_are_fine(string expr)
    {
        Assert.Empty(PromQLParser.Parse(expr).Errors);
        Assert.Empty(RuleChecker.Check(new RuleText(RuleKind.Alerting, "ShopAlert", expr) { For = "10m" }, Catalog));
    }
}
