using System.Text.RegularExpressions;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests;

/// <summary>samples/Transcoder as native code: nothing that the trimmer removed is missed.</summary>
public sealed partial class NativeCodeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [FactNeeds(Needs.Linker, Needs.Promtool)]
    public async Task A_worker_without_a_runtime_serves_every_kind_of_metric()
    {
        using var folder = new TemporaryFolder();
        ProgramResult published = await Program.RunAsync(
            "dotnet", ["publish", "samples/Transcoder", "-c", RepositoryContents.Configuration, "--no-build", "-nologo", "-o", folder.Path]);
        Assert.True(published.ExitCode == 0, published.Output);
        Assert.DoesNotMatch("warning (IL|CS|MK)", published.Output);
        Assert.False(File.Exists(Path.Combine(folder.Path, "Transcoder.dll")), "this is no native code");

        (ServerProcess server, Uri address) = await ServerProcess.StartAsync(
            "Transcoder", Path.Combine(folder.Path, "Transcoder"), ["--port", "0"], folder.Path, Announcement());
        await using (server)
        {
            using var client = new HttpClient { BaseAddress = address };
            string text = await Eventually.Async(
                "a job is done",
                Patience,
                () => client.GetStringAsync(new Uri("/metrics", UriKind.Relative)),
                static text => Failed().IsMatch(text),
                () => server.Output);

            Assert.Contains("transcoder_server_process{version=\"", text, StringComparison.Ordinal);
            Assert.Contains("transcoder_server_jobs_in_progress{queue=\"priority\"} ", text, StringComparison.Ordinal);
            Assert.Contains("transcoder_server_jobs_waiting{queue=\"normal\"} ", text, StringComparison.Ordinal);
            Assert.Contains("transcoder_server_written_bytes_total{codec=\"av1\"} ", text, StringComparison.Ordinal);
            Assert.Contains("transcoder_server_job_duration_seconds_bucket{queue=\"normal\",le=\"+Inf\"} ", text, StringComparison.Ordinal);
            Assert.Contains("process_cpu_seconds_total ", text, StringComparison.Ordinal);
            Assert.Contains("dotnet_gc_collections_total{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("metricskit_", text, StringComparison.Ordinal);
            ProgramResult check = await Program.RunAsync("promtool", ["check", "metrics"], text);
            Assert.DoesNotContain("error", check.Output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [GeneratedRegex(@"^transcoder_server_jobs_failed_total\{queue=""\w+""\} [1-9]", RegexOptions.Multiline)]
    private static partial Regex Failed();

    [GeneratedRegex(@"Metrics: http://(localhost:\d+)/metrics")]
    private static partial Regex Announcement();
}
