using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// What Prometheus' clients tell of their process, under the names that they share: <c>process_cpu_seconds_total</c>,
/// <c>process_start_time_seconds</c>, <c>process_resident_memory_bytes</c>, <c>process_virtual_memory_bytes</c> and, on Linux,
/// <c>process_open_fds</c> and <c>process_max_fds</c>. Read before each scrape.
/// </summary>
public static class ProcessMetrics
{
    private const string Limits = "/proc/self/limits";
    private static readonly ConditionalWeakTable<MetricRegistry, object> Registered = [];

    /// <summary>Adds them to a registry; a second call changes nothing.</summary>
    /// <param name="registry">The registry, <see cref="MetricRegistry.Default"/> or a host's own.</param>
    public static void Register(MetricRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        lock (Registered)
        {
            if (!Registered.TryAdd(registry, Limits))
            {
                return;
            }
        }

        var cpu = registry.RegisterCounter(Definition("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.")).Create(0);
        var resident = Gauge(registry, "process_resident_memory_bytes", "Resident memory size in bytes.");
        var mapped = Gauge(registry, "process_virtual_memory_bytes", "Virtual memory size in bytes.");
        var openFiles = OperatingSystem.IsLinux() ? Gauge(registry, "process_open_fds", "Number of open file descriptors.") : null;
        if (MaxFiles() is { } most)
        {
            Gauge(registry, "process_max_fds", "Maximum number of open file descriptors.").Set(most);
        }

        using (var process = Process.GetCurrentProcess())
        {
            Gauge(registry, "process_start_time_seconds", "Start time of the process since unix epoch in seconds.").SetToTimeUtc(process.StartTime.ToUniversalTime());
        }

        if (OperatingSystem.IsLinux())
        {
            registry.BeforeScrape(() =>
            {
                // Of all that Process tells, this one costs little, and it is finer than what the file says.
                using var process = Process.GetCurrentProcess();
                cpu.IncTo(process.TotalProcessorTime.TotalSeconds);
                if (LinuxProcess.ReadMemory() is var (mappedBytes, residentBytes))
                {
                    mapped.Set(mappedBytes);
                    resident.Set(residentBytes);
                }

                openFiles?.Set(LinuxProcess.CountOpenFiles());
            });
            return;
        }

        registry.BeforeScrape(() =>
        {
            // A new one each time: what it has read once it keeps.
            using var process = Process.GetCurrentProcess();
            cpu.IncTo(process.TotalProcessorTime.TotalSeconds);
            resident.Set(process.WorkingSet64);
            mapped.Set(process.VirtualMemorySize64);
        });
    }

    private static FamilyDefinition Definition(string name, string help) => new() { Name = name, Help = help };

    private static Gauge Gauge(MetricRegistry registry, string name, string help) => registry.RegisterGauge(Definition(name, help)).Create(0);

    /// <summary>The soft limit; null where there is none, or where the system does not say.</summary>
    private static double? MaxFiles()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            var line = File.ReadLines(Limits).FirstOrDefault(static l => l.StartsWith("Max open files", StringComparison.Ordinal));
            var soft = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
            return double.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
