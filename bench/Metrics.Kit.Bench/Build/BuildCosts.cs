using MetricsKit.Bench.Ratios;

namespace MetricsKit.Bench.Build;

/// <summary>What the build step costs a project with 100 metrics and 20 alerts, measured by MSBuild itself.</summary>
internal static class BuildCosts
{
    private const int WarmCalls = 20;

    public static IEnumerable<RatioRow> Measure()
    {
        using var project = new MeasuredProject();
        project.Build();
        double once = project.RunTask(1), often = project.RunTask(1 + WarmCalls);
        yield return new("build task in a warm node, every reference of a self-contained app", (often - once) / WarmCalls, 100, "ms");
        yield return new("build task, first call in a process", once, null, "ms");

        IReadOnlyDictionary<string, double> upToDate = project.Build();
        _ = upToDate["_MetricsKitPrepare"]; // the targets did look
        yield return new("build task, times it runs when nothing changed", upToDate.ContainsKey(MeasuredProject.TaskName) ? 1 : 0, 0, "calls");
        yield return new("all of its targets when nothing changed", upToDate.Where(t => t.Key.Contains("MetricsKit", StringComparison.Ordinal)).Sum(t => t.Value), 20, "ms");
    }
}
