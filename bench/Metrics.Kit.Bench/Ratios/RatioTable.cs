using System.Globalization;
using MetricsKit.Bench.Build;

namespace MetricsKit.Bench.Ratios;

/// <summary>The targets, measured side by side in one run.</summary>
internal static class RatioTable
{
    /// <summary>What it costs to show the meters of .NET.</summary>
    public static IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> Meters { get; } = [static () => Task.FromResult(MeterRatios.Measure())];

    /// <summary>What the library costs a service that runs. A further part of the product adds its own here.</summary>
    public static IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> Runtime { get; } =
    [
        static () => Task.FromResult(HotPathRatios.Measure()),
        static () => Task.FromResult(TwoThreadRatios.Measure()),
        static () => Task.FromResult(MemoryRatios.Measure()),
        static async () => await ScrapeRatios.MeasureAsync().ConfigureAwait(false),
        static () => Task.FromResult(StartRatios.Measure()),
        .. Meters,
    ];

    /// <summary>What it costs a build.</summary>
    public static IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> Build { get; } = [static () => Task.FromResult(BuildCosts.Measure())];

    public static async Task PrintAsync(TextWriter output, IReadOnlyList<Func<Task<IEnumerable<RatioRow>>>> sources)
    {
        await output.WriteLineAsync($"{"work",-66} {"figure",10} {"target",7}  {"",-7} {"unit",-26} others, in the same unit").ConfigureAwait(false);
        foreach (var source in sources)
        {
            foreach (var row in await source().ConfigureAwait(false))
            {
                var target = row.Target is { } number ? (row.IsLeast ? ">= " : "") + Text(number) : "";
                var verdict = row.IsMet switch { true => "met", false => "NOT MET", null => "" };
                var others = string.Join(", ", row.Others.Select(static other => $"{other.Client} {Text(other.Figure)}"));
                await output.WriteLineAsync($"{row.Work,-66} {Text(row.Figure),10} {target,7}  {verdict,-7} {row.Unit,-26} {others}".TrimEnd()).ConfigureAwait(false);
            }
        }
    }

    private static string Text(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
