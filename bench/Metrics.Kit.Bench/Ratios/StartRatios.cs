using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MetricsKit.Bench.Ratios;

/// <summary>
/// How soon a fresh process can count: measured in processes that do nothing else. Most of it is compiling, which a service that is published
/// with <c>PublishReadyToRun</c> has done before; this program is not.
/// </summary>
internal static class StartRatios
{
    /// <summary>The argument by which such a process is started.</summary>
    public const string Argument = "--first-metric";

    private const int Processes = 11;
    private static long s_start;

    public static IEnumerable<RatioRow> Measure()
    {
        var times = Enumerable.Range(0, Processes).Select(static _ => Start()).Order().ToArray();
        yield return new("first metric of a fresh process, once the runtime is up", times[times.Length / 2], 5, "ms");
    }

    /// <summary>Counts once and prints the milliseconds since this assembly was loaded: its metrics' registration included.</summary>
    public static void CountFirst()
    {
        BenchMetrics.Orders(Status.Paid).Inc();
        var elapsed = Stopwatch.GetElapsedTime(s_start);
        Console.Out.WriteLine(elapsed.TotalMilliseconds.ToString("R", CultureInfo.InvariantCulture));
    }

    // The compiler runs initializers in the order of its files, generated ones last: this is before any metric.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin() => s_start = Stopwatch.GetTimestamp();

    private static double Start()
    {
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(StartRatios).Assembly.Location, Argument] : [Argument];
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text, CultureInfo.InvariantCulture);
    }
}
