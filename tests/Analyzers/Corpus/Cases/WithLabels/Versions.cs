using System.Reflection;
using System.Runtime.InteropServices;
using Prometheus;

namespace Cobalt.Hosting;

public static class BuildGauge
{
    private static readonly string Commit = typeof(BuildGauge).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Commit")?.Value ?? "dev";

    public static void Publish(IHostEnvironment environment)
    {
        Metrics.CreateGauge("build_info", "Build.", "version", "git_hash", "build_timestamp", "framework", "os", "machine", "environment")
            .WithLabels(
                Assembly.GetEntryAssembly()?.GetName().Version?.ToString() ?? "0", // bounded: version
                Commit, // bounded: git_hash
                ThisBuild.Timestamp, // bounded: build_timestamp
                RuntimeInformation.FrameworkDescription, // bounded: framework
                Environment.OSVersion.ToString(), // bounded: os
                Environment.MachineName, // bounded: machine
                environment.EnvironmentName) // bounded: environment
            .Set(1);
    }
}

internal static class ThisBuild
{
    public const string Timestamp = "2024-03-01T12:00:00Z";
}
