using System.Globalization;
using MetricsKit.Bench.Build;

namespace MetricsKit.Bench.Ratios;

/// <summary>The targets, measured side by side in one run.</summary>
internal static class RatioTable
{
    /// <summary>What the library costs a service that runs. A further part of the product adds its own here.</summary>
    public static IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> Runtime { get; } =
    [
        static () => Task.FromResult(HotPathRatios.Measure()),
        static () => Task.FromResult(MemoryRatios.Measure()),
        static async () => await ScrapeRatios.MeasureAsync().ConfigureAwait(false),
    ];

    /// <summary>What it costs a build.</summary>
    public static IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> Build { get; } = [static () => Task.FromResult(BuildCosts.Measure())];

    public static async Task PrintAsync(TextWriter output, IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> sources)
    {
        await output.WriteLineAsync($"{"work",-62} {"figure",10} {"target",8}  unit").ConfigureAwait(false);
        foreach (var source in sources)
        {
            foreach (var row in await source().ConfigureAwait(false))
            {
                var figure = row.Figure.ToString("0.00", CultureInfo.InvariantCulture);
                var target = row.Target?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
                var verdict = row.IsMet switch { true => "met", false => "NOT MET", null => "" };
                await output.WriteLineAsync($"{row.Work,-62} {figure,10} {target,8}  {row.Unit,-36} {verdict}".TrimEnd()).ConfigureAwait(false);
            }
        }
    }
}
