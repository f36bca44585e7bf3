using MetricsKit.PromQL.Checks;

namespace MetricsKit.Declarations;

/// <summary>
/// What .NET measures by its meters, under the names that the run-time library and OpenTelemetry's exporters give it (.NET 8 to 10), and what
/// Prometheus' clients tell of their process. Bucket bounds are left out: a service may set its own.
/// </summary>
public static class KnownMeters
{
    /// <summary>Labels that OpenTelemetry's exporters add to every series.</summary>
    private static readonly string[] Scope = ["otel_scope_name", "otel_scope_version", "otel_scope_schema_url"];

    private static readonly string[] Endpoint = ["network_transport", "network_type", "server_address", "server_port"];
    private static readonly string[] Protocol = ["network_protocol_name", "network_protocol_version"];
    private static readonly string[] Peer = ["http_request_method", "server_address", "server_port", "url_scheme"];
    private static readonly string[] Connection = ["network_peer_address", "network_protocol_version", "server_address", "server_port", "url_scheme"];
    private static readonly string[] Generation = ["gc_heap_generation"];
    private static readonly string[] Pool = ["aspnetcore_memory_pool_owner"];
    private static readonly string[] Policy = ["aspnetcore_rate_limiting_policy"];
    private static readonly string[] PolicyResult = ["aspnetcore_rate_limiting_policy", "aspnetcore_rate_limiting_result"];
    private static readonly string[] Scheme = ["aspnetcore_authentication_scheme", "error_type"];
    private static readonly string[] SignalR = ["signalr_connection_status", "signalr_transport"];

    /// <summary>Labels whose values are few and fixed.</summary>
    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["gc_heap_generation"] = ["gen0", "gen1", "gen2", "loh", "poh"],
        ["cpu_mode"] = ["user", "system"],
        ["http_connection_state"] = ["active", "idle"],
        ["aspnetcore_routing_match_status"] = ["success", "failure"],
        ["aspnetcore_rate_limiting_result"] = ["acquired", "endpoint_limiter", "global_limiter", "request_canceled"],
        ["aspnetcore_diagnostics_exception_result"] = ["aborted", "handled", "skipped", "unhandled"],
    };

    /// <summary>The families. Others may have some of these names too, so each is <see cref="MetricFamily.IsShared"/>.</summary>
    public static IReadOnlyList<MetricFamily> Families { get; } =
    [
        // Microsoft.AspNetCore.Server.Kestrel
        Own("kestrel_active_connections", MetricType.Gauge, Endpoint),
        Own("kestrel_connection_duration_seconds", MetricType.Histogram, [.. Endpoint, .. Protocol, "tls_protocol_version", "error_type"]),
        Own("kestrel_rejected_connections_total", MetricType.Counter, Endpoint),
        Own("kestrel_queued_connections", MetricType.Gauge, Endpoint),
        Own("kestrel_queued_requests", MetricType.Gauge, [.. Endpoint, .. Protocol]),
        Own("kestrel_upgraded_connections", MetricType.Gauge, Endpoint),
        Own("kestrel_tls_handshake_duration_seconds", MetricType.Histogram, [.. Endpoint, "tls_protocol_version", "error_type"]),
        Own("kestrel_active_tls_handshakes", MetricType.Gauge, Endpoint),

        // Other meters of ASP.NET Core
        Own("aspnetcore_routing_match_attempts_total", MetricType.Counter, ["aspnetcore_routing_match_status", "aspnetcore_routing_is_fallback", "http_route"]),
        Own("aspnetcore_diagnostics_exceptions_total", MetricType.Counter, ["aspnetcore_diagnostics_exception_result", "aspnetcore_diagnostics_exception_handler", "error_type"]),
        Own("aspnetcore_rate_limiting_active_request_leases", MetricType.Gauge, Policy),
        Own("aspnetcore_rate_limiting_request_lease_duration_seconds", MetricType.Histogram, Policy),
        Own("aspnetcore_rate_limiting_queued_requests", MetricType.Gauge, Policy),
        Own("aspnetcore_rate_limiting_request_time_in_queue_seconds", MetricType.Histogram, PolicyResult),
        Own("aspnetcore_rate_limiting_requests_total", MetricType.Counter, PolicyResult),
        Open("aspnetcore_authentication_authenticate_duration_seconds", MetricType.Histogram, [.. Scheme, "aspnetcore_authentication_result"]),
        Open("aspnetcore_authentication_challenges_total", MetricType.Counter, Scheme),
        Open("aspnetcore_authentication_forbids_total", MetricType.Counter, Scheme),
        Open("aspnetcore_authentication_sign_ins_total", MetricType.Counter, Scheme),
        Open("aspnetcore_authentication_sign_outs_total", MetricType.Counter, Scheme),
        Open("aspnetcore_authorization_attempts_total", MetricType.Counter,
            ["aspnetcore_authorization_policy", "aspnetcore_authorization_result", "aspnetcore_user_is_authenticated", "error_type"]),
        Own("aspnetcore_memory_pool_allocated_bytes_total", MetricType.Counter, Pool),
        Own("aspnetcore_memory_pool_evicted_bytes_total", MetricType.Counter, Pool),
        Own("aspnetcore_memory_pool_pooled_bytes", MetricType.Gauge, Pool),
        Own("aspnetcore_memory_pool_rented_bytes_total", MetricType.Counter, Pool),
        Open("aspnetcore_header_parsing_parse_errors_total", MetricType.Counter, ["aspnetcore_header_parsing_header_name", "error_type"]),
        Open("aspnetcore_header_parsing_cache_accesses_total", MetricType.Counter, ["aspnetcore_header_parsing_header_name"]),
        Own("signalr_server_active_connections", MetricType.Gauge, SignalR),
        Own("signalr_server_connection_duration_seconds", MetricType.Histogram, SignalR),

        // System.Runtime, from .NET 9. Other libraries count exceptions by the same name.
        Own("dotnet_assembly_count", MetricType.Gauge, []),
        Open("dotnet_exceptions_total", MetricType.Counter, ["error_type"]),
        Own("dotnet_gc_collections_total", MetricType.Counter, Generation),
        Own("dotnet_gc_heap_total_allocated_bytes_total", MetricType.Counter, []),
        Own("dotnet_gc_last_collection_heap_fragmentation_size_bytes", MetricType.Gauge, Generation),
        Own("dotnet_gc_last_collection_heap_size_bytes", MetricType.Gauge, Generation),
        Own("dotnet_gc_last_collection_memory_committed_size_bytes", MetricType.Gauge, []),
        Own("dotnet_gc_pause_time_seconds_total", MetricType.Counter, []),
        Own("dotnet_jit_compilation_time_seconds_total", MetricType.Counter, []),
        Own("dotnet_jit_compiled_il_size_bytes_total", MetricType.Counter, []),
        Own("dotnet_jit_compiled_methods_total", MetricType.Counter, []),
        Own("dotnet_monitor_lock_contentions_total", MetricType.Counter, []),
        Own("dotnet_process_cpu_count", MetricType.Gauge, []),
        Own("dotnet_process_cpu_time_seconds_total", MetricType.Counter, ["cpu_mode"]),
        Own("dotnet_process_memory_working_set_bytes", MetricType.Gauge, []),

        // .NET calls these two counters, and they go down: read as they are they are right, and so is their name.
        Own("dotnet_thread_pool_queue_length_total", MetricType.Unknown, []),
        Own("dotnet_thread_pool_thread_count_total", MetricType.Unknown, []),
        Own("dotnet_thread_pool_work_item_count_total", MetricType.Counter, []),
        Own("dotnet_timer_count", MetricType.Gauge, []),

        // Microsoft.Extensions.Diagnostics.HealthChecks
        Open("dotnet_health_check_reports_total", MetricType.Counter, ["dotnet_health_check_status"]),
        Open("dotnet_health_check_unhealthy_checks_total", MetricType.Counter, ["dotnet_health_check_name", "dotnet_health_check_status"]),

        // Names of OpenTelemetry's conventions, which programs in every language may have; and a service may add tags to requests.
        Common("http_server_request_duration_seconds", MetricType.Histogram,
            ["http_request_method", "http_response_status_code", "http_route", "url_scheme", "network_protocol_version", "error_type", "aspnetcore_request_is_unhandled"]),
        Common("http_server_active_requests", MetricType.Gauge, Peer),
        Common("http_client_request_duration_seconds", MetricType.Histogram, [.. Peer, "http_response_status_code", "network_protocol_version", "error_type"]),
        Common("http_client_active_requests", MetricType.Gauge, Peer),
        Common("http_client_open_connections", MetricType.Gauge, [.. Connection, "http_connection_state"]),
        Common("http_client_connection_duration_seconds", MetricType.Histogram, Connection),
        Common("http_client_request_time_in_queue_seconds", MetricType.Histogram, [.. Peer, "network_protocol_version"]),
        Common("dns_lookup_duration_seconds", MetricType.Histogram, ["dns_question_name", "error_type"]),

        // Of every Prometheus client.
        Common("process_cpu_seconds_total", MetricType.Counter, null),
        Common("process_resident_memory_bytes", MetricType.Gauge, null),
        Common("process_virtual_memory_bytes", MetricType.Gauge, null),
        Common("process_start_time_seconds", MetricType.Gauge, null),
        Common("process_open_fds", MetricType.Gauge, null),
        Common("process_max_fds", MetricType.Gauge, null),
    ];

    /// <summary>A family that nobody else has, with all its labels.</summary>
    private static MetricFamily Own(string name, MetricType type, string[] labels) => new(name, type)
    {
        Labels = [.. labels.Concat(Scope).Select(LabelOf)],
        IsShared = true,
        Source = "a meter of .NET",
    };

    /// <summary>A family that may have further labels.</summary>
    private static MetricFamily Open(string name, MetricType type, string[] labels) => Own(name, type, labels) with { HasFurtherLabels = true };

    /// <summary>A family that others have too.</summary>
    private static MetricFamily Common(string name, MetricType type, string[]? labels) =>
        (labels is null ? Own(name, type, []) with { Labels = null } : Open(name, type, labels)) with { IsCommon = true };

    private static MetricLabel LabelOf(string name) => new(name) { Optional = true, Values = Values.TryGetValue(name, out string[]? values) ? values : null };
}
