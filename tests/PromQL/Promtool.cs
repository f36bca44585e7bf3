using MetricsKit.PromQL.Agreement;

namespace MetricsKit.PromQL.Tests;

/// <summary>Asks the real promtool about many expressions at once.</summary>
internal static class Promtool
{
    /// <summary>Which of the expressions promtool refuses, and why.</summary>
    public static async Task<IReadOnlyList<string>> RefusedAsync(IEnumerable<string> expressions)
    {
        Needs.Require(Needs.Promtool);
        string[] texts = [.. expressions];
        Refusal?[] verdicts = await PromtoolVerdicts.OfAsync(Needs.Find(Needs.Promtool)!, texts);
        return [.. texts.Zip(verdicts).Where(v => v.Second is not null).Select(v => $"{v.First}: {v.Second!.Message}")];
    }
}
