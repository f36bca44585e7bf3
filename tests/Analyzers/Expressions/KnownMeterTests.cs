using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

/// <summary>Meters of .NET are known by name, kind and labels; where somebody else may be meant, nothing is said.</summary>
public sealed class KnownMeterTests
{
    [Theory]
    [InlineData("histogram_quantile(0.99, sum by (le, http_route) (rate(http_server_request_duration_seconds_bucket{http_route='/orders'}[5m]))) > 1")]
    [InlineData("sum(rate(http_server_request_duration_seconds_count{http_response_status_code=~'5..'}[5m])) > 1")]
    [InlineData("sum(rate(http_server_request_duration_seconds_count{tenant='a'}[5m])) > 1")]
    [InlineData("kestrel_active_connections > 1000")]
    [InlineData("kestrel_active_connections{otel_scope_name='x'} > 1000")]
    [InlineData("rate(dotnet_gc_collections_total{gc_heap_generation='gen2'}[5m]) > 1")]
    [InlineData("dotnet_thread_pool_queue_length_total > 100")]
    [InlineData("rate(dotnet_exceptions_total{type='x'}[5m]) > 1")]
    [InlineData("process_open_fds / process_max_fds > 0.8")]
    [InlineData("process_resident_memory_bytes{pool='a'} > 1")]
    public Task What_they_expose_is_fine(string expr) => VerifyAsync(expr);

    [Theory]
    [InlineData("kestrel_requests_in_flight > 1")]
    [InlineData("rate(dotnet_collection_count_total[5m]) > 1")]
    [InlineData("dotnet_total_memory_bytes > 1")]
    [InlineData("rate(http_server_requests_seconds_count[5m]) > 1")]
    [InlineData("rate(http_server_request_durations_seconds_count[5m]) > 1")]
    [InlineData("histogram_quantile(0.9, rate(http_server_request_duration_seconds[5m])) > 1")]
    [InlineData("http_client_active_request > 1")]
    [InlineData("process_open_fd > 1")]
    [InlineData("aspnetcore_identity_user_create_duration_seconds_count > 1")]
    public Task Names_that_others_may_have_are_theirs(string expr) => VerifyAsync(expr);

    [Theory]
    [InlineData("{|MK5101:kestrel_active_conections|} > 1000")]
    [InlineData("rate({|MK5101:kestrel_rejected_connections|}[5m]) > 1")]
    [InlineData("rate({|MK5101:dotnet_gc_collection_total|}[5m]) > 1")]
    [InlineData("histogram_quantile(0.9, rate({|MK5101:kestrel_connection_duration_second_bucket|}[5m])) > 1")]
    [InlineData("rate({|MK5101:aspnetcore_rate_limiting_requests|}[5m]) > 1")]
    public Task A_slip_in_a_name_that_nobody_else_has(string expr) => VerifyAsync(expr);

    [Theory]
    [InlineData("kestrel_active_connections{{|MK5102:http_route|}='/'} > 1")]
    [InlineData("rate(http_server_request_duration_seconds_count{{|MK5102:http_roule|}='/'}[5m]) > 1")]
    [InlineData("rate(http_server_request_duration_seconds_count{{|MK5102:le|}='1'}[5m]) > 1")]
    [InlineData("rate(dotnet_gc_collections_total{gc_heap_generation={|MK5103:'2'|}}[5m]) > 1")]
    [InlineData("{|MK5104:rate(kestrel_active_connections[5m])|} > 1")]
    [InlineData("{|MK5104:rate(http_server_active_requests[5m])|} > 1")]
    [InlineData("{|MK5104:rate(process_resident_memory_bytes[5m])|} > 1")]
    [InlineData("{|MK5106:dotnet_gc_collections_total|} > 5")]
    public Task A_wrong_label_value_or_kind_of_a_known_one(string expr) => VerifyAsync(expr);

    [Fact]
    public async Task Message_names_what_was_meant() => Assert.Equal(
        "Alert 'A': no metric 'kestrel_active_conections' is declared; did you mean 'kestrel_active_connections'?",
        await Verify.MessageAsync(Source("{|MK5101:kestrel_active_conections|} > 1")));

    [Fact]
    public Task A_declared_metric_of_such_a_name_precedes() => Verify.DiagnosticsAsync("""
        [assembly: Alert("A", "rate(kestrel_active_connections{who='x'}[5m]) > 1", For = "5m")]

        [MetricSet]
        public static partial class M
        {
            /// <summary>Connections.</summary>
            [Counter({|MK2001:"kestrel_active_connections"|})] public static partial Counter Connections([LabelValues("x")] string who);
        }
        """);

    private static Task VerifyAsync(string expr) => Verify.DiagnosticsAsync(Source(expr));

    private static string Source(string expr) => $"[assembly: Alert(\"A\", \"{expr}\", For = \"5m\")]";
}
