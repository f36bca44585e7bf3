using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MetricsKit.Stress;

/// <summary>A Prometheus that scrapes all the while, where one is installed.</summary>
internal sealed class Prometheus : IAsyncDisposable
{
    private Process? _process;
    private string _folder = "";
    private int _port;

    public static Prometheus Start(int target)
    {
        var prometheus = new Prometheus();
        if (Programs.Find("prometheus") is not { } path)
        {
            return prometheus;
        }

        prometheus._folder = Directory.CreateTempSubdirectory("metrics-kit-stress").FullName;
        prometheus._port = FreePort();
        var config = Path.Combine(prometheus._folder, "prometheus.yml");
        File.WriteAllText(config, $"global:\n  scrape_interval: 500ms\n  scrape_timeout: 500ms\nscrape_configs:\n- job_name: stress\n  scrape_timeout: 500ms\n  static_configs:\n  - targets: ['127.0.0.1:{target}']\n");
        var start = new ProcessStartInfo(path) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--config.file", config, "--storage.tsdb.path", Path.Combine(prometheus._folder, "data"), "--web.listen-address", $"127.0.0.1:{prometheus._port}"])
        {
            start.ArgumentList.Add(argument);
        }

        prometheus._process = Process.Start(start);
        prometheus._process!.BeginErrorReadLine();
        prometheus._process.BeginOutputReadLine();
        return prometheus;
    }

    /// <summary>Whether it parsed what it scraped, and how much that was.</summary>
    public async Task<(bool IsRight, string Text)> ResultAsync()
    {
        if (_process is null)
        {
            return (true, "not installed");
        }

        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}") };
        for (var attempt = 0; ; attempt++)
        {
            var (health, error) = await HealthAsync(client);

            // All cores are busy: a scrape may be late, which says nothing of the format.
            if (health != "up" && attempt < 20)
            {
                await Task.Delay(500);
                continue;
            }

            using var query = JsonDocument.Parse(await client.GetStringAsync("/api/v1/query?query=" + Uri.EscapeDataString("sum_over_time(scrape_samples_scraped[1h])")));
            var result = query.RootElement.GetProperty("data").GetProperty("result");
            var count = result.GetArrayLength() == 0 ? "0" : result[0].GetProperty("value")[1].GetString();
            if (count == "0" && attempt < 20)
            {
                await Task.Delay(500);
                continue;
            }

            return (health == "up" && count != "0", $"{count} samples taken in, target is {health} {error}".TrimEnd());
        }
    }

    private static async Task<(string Health, string Error)> HealthAsync(HttpClient client)
    {
        try
        {
            using var targets = JsonDocument.Parse(await client.GetStringAsync("/api/v1/targets"));
            var active = targets.RootElement.GetProperty("data").GetProperty("activeTargets");
            return active.GetArrayLength() == 0
                ? ("unknown", "")
                : (active[0].GetProperty("health").GetString()!, active[0].GetProperty("lastError").GetString()!);
        }
        catch (HttpRequestException e)
        {
            return ("unknown", e.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
