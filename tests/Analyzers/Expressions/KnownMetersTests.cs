using System.Text;
using MetricsKit.Declarations;
using MetricsKit.PromQL.Checks;
using MetricsKit.RuleFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MetricsKit.Analyzers.Tests.Expressions;

/// <summary>The table of known meters agrees with what a real service exposes.</summary>
public sealed class KnownMetersTests
{
    /// <summary>What the service below surely exposes; the rest depends on luck, or on TLS.</summary>
    private static readonly string[] Exposed =
    [
        "aspnetcore_diagnostics_exceptions_total", "aspnetcore_rate_limiting_requests_total", "aspnetcore_routing_match_attempts_total", "dns_lookup_duration_seconds",
        "dotnet_assembly_count", "dotnet_exceptions_total", "dotnet_gc_collections_total", "dotnet_gc_heap_total_allocated_bytes_total", "dotnet_gc_last_collection_heap_size_bytes",
        "dotnet_gc_pause_time_seconds_total", "dotnet_jit_compiled_methods_total", "dotnet_monitor_lock_contentions_total", "dotnet_process_cpu_count", "dotnet_process_cpu_time_seconds_total",
        "dotnet_process_memory_working_set_bytes", "dotnet_thread_pool_queue_length_total", "dotnet_thread_pool_thread_count_total", "dotnet_timer_count", "http_client_active_requests",
        "http_client_open_connections", "http_client_request_duration_seconds", "http_server_active_requests", "http_server_request_duration_seconds", "kestrel_active_connections",
        "kestrel_queued_connections", "process_cpu_seconds_total", "process_resident_memory_bytes", "process_start_time_seconds", "process_virtual_memory_bytes",
    ];

    [Fact]
    public async Task Every_name_kind_and_label_that_a_service_exposes_is_in_the_table()
    {
        Dictionary<string, MetricFamily> known = KnownMeters.Families.ToDictionary(f => f.Name);
        Dictionary<string, MetricFamily> exposed = (await ExposeAsync()).Where(f => !f.Name.StartsWith("metricskit_", StringComparison.Ordinal)).ToDictionary(f => f.Name);
        var wrong = new List<string>();
        foreach (MetricFamily family in exposed.Values)
        {
            if (!known.TryGetValue(family.Name, out MetricFamily? entry))
            {
                wrong.Add($"{family.Name} is missing");
                continue;
            }

            if (entry.Type != family.Type && entry.Type != MetricType.Unknown)
            {
                wrong.Add($"{family.Name} is a {family.Type}, not a {entry.Type}");
            }

            wrong.AddRange((family.Labels ?? []).Where(l => entry.Labels?.Any(k => k.Name == l.Name) == false).Select(l => $"{family.Name} has a label {l.Name}"));
        }

        Assert.Empty(wrong);
        Assert.Empty(Exposed.Except(exposed.Keys));
    }

    [Fact]
    public void No_name_is_there_twice() => Assert.Equal(KnownMeters.Families.Count, KnownMeters.Families.DistinctBy(f => f.Name).Count());

    /// <summary>A service in which as much happens as can on one machine, and its scrape, read as a list of metrics.</summary>
    private static async Task<IReadOnlyList<MetricFamily>> ExposeAsync()
    {
        var registry = new MetricRegistry();
        ProcessMetrics.Register(registry);
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication("cookie").AddCookie("cookie");
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimiter(o => o.AddConcurrencyLimiter("one", l => l.PermitLimit = 1));
        await using WebApplication app = builder.Build();
        using MeterAdapter adapter = MeterAdapter.Register(registry, new MeterAdapterOptions { Scope = app.Services.GetService<System.Diagnostics.Metrics.IMeterFactory>() });
        app.UseExceptionHandler(handler => handler.Run(_ => Task.CompletedTask));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapGet("/orders/{id}", (int id) => id);
        app.MapGet("/fails", string () => throw new InvalidOperationException());
        app.MapGet("/limited", () => "").RequireRateLimiting("one");
        app.MapGet("/secret", () => "").RequireAuthorization();
        await app.StartAsync();

        using var client = new HttpClient();
        string address = app.Urls.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        foreach (string path in new[] { "/orders/1", "/orders/2", "/fails", "/limited", "/secret", "/nowhere" })
        {
            using HttpResponseMessage response = await client.GetAsync(new Uri(address + path));
        }

        GC.Collect();
        using var stream = new MemoryStream();
        await registry.WriteAsync(stream, ExpositionFormat.Text);
        return MetricListReader.Read(Encoding.UTF8.GetString(stream.ToArray())).Families;
    }
}
