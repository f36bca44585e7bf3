using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles;

/// <summary>Series of others that a project names.</summary>
/// <param name="Families">The families.</param>
/// <param name="Prefixes">Beginnings of names that are all somebody else's (<c>billing_*</c>), without the star.</param>
/// <param name="Problems">Lines that could not be read.</param>
public sealed record MetricList(IReadOnlyList<MetricFamily> Families, IReadOnlyList<string> Prefixes, IReadOnlyList<FileProblem> Problems);

/// <summary>
/// Reads lists of metrics: a saved scrape, as text or OpenMetrics, or one name a line: <c>name</c>, <c>name counter</c>, <c>name{label, label}</c>,
/// <c>name{label} gauge</c>, <c>prefix_*</c>, and comments after <c>#</c>.
/// </summary>
public static class MetricListReader
{
    /// <summary>A file that is something else altogether needs no complaint about each of its lines.</summary>
    private const int MaxProblems = 50;

    /// <summary>Reads a list. Bad input gives problems, never an exception.</summary>
    public static MetricList Read(string text)
    {
        var families = new FamilyCollector();
        List<string> prefixes = [];
        List<FileProblem> problems = [];
        var line = new MetricLine(text, families, prefixes);
        int start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (line.Read(start, end) is { } problem && problems.Count < MaxProblems)
            {
                problems.Add(problem);
            }

            start = end + 1;
        }

        return new MetricList(families.ToFamilies(), prefixes, problems);
    }
}
