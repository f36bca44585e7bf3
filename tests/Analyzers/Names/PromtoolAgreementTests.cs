using System.Text;
using MetricsKit.Tests;

namespace MetricsKit.Analyzers.Tests.Names;

/// <summary>Verdicts on names against those of promtool, over names that are put together from words that matter to it.</summary>
public sealed class PromtoolAgreementTests
{
    private static readonly string[] Words =
    [
        "requests", "http", "queueSize", "job:rate", "total", "seconds", "milliseconds", "nanoseconds", "minutes", "Hours", "days",
        "s", "ms", "sec", "m", "B", "KB", "kilobytes", "mibibytes", "mebibytes", "bits", "bytes", "fahrenheit", "kelvins", "metres",
        "count", "sum", "bucket", "gauge", "counter", "Histogram", "summary", "info", "ratio",
    ];

    private static readonly string[] Labels = ["", "userId", "le", "quantile", "user_id"];

    [TheoryNeeds(Needs.Promtool)]
    [InlineData("counter")]
    [InlineData("gauge")]
    [InlineData("histogram")]
    [InlineData("summary")]
    public async Task EachVerdict_IsPromtools(string type)
    {
        // The series of histograms and summaries would run into those of other names.
        List<string> names = Names().Select((name, i) => type is "counter" or "gauge" ? name : $"p{i}_{name}").ToList();
        var exposition = new StringBuilder();
        var ours = new List<string>();
        for (int i = 0; i < names.Count; i++)
        {
            string label = Labels[i % Labels.Length];
            label = (type, label) is ("histogram", "le") or ("summary", "quantile") ? "" : label;
            Write(exposition, names[i], type, label);
            IEnumerable<NameFinding> findings = NameLint.OfMetric(names[i], type).Concat(label.Length > 0 ? NameLint.OfLabel(label, type) : []);
            ours.AddRange(findings.Select(f => names[i] + " " + f.Says));
        }

        (_, string output) = await MetricsCheck.RunAsync(exposition.ToString());

        IEnumerable<string> theirs = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !IsOtherType(line, type));
        Assert.Equal(theirs.Distinct().Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
        Assert.True(ours.Count > names.Count / 2);
    }

    // promtool 2.42 minds the name of every type; since client_golang 1.21 it is the metric's own.
    private static bool IsOtherType(string line, string type) =>
        line.Contains("should not include type", StringComparison.Ordinal) && !line.EndsWith($"'{type}'", StringComparison.Ordinal);

    private static IEnumerable<string> Names()
    {
        var random = new Random(1);
        IEnumerable<string> two = Words.SelectMany(a => Words, (a, b) => a + "_" + b);
        IEnumerable<string> three = Enumerable.Range(0, 1500).Select(_ => string.Join("_", random.GetItems(Words, 3)));
        return Words.Concat(two).Concat(three).Concat(["requests_ms_total", "requests_total_ms", "myGauge", "a_B_c", "_gauge"]).Distinct().Where(HasOneUnit);
    }

    // Of several units promtool 2.42 takes any, another each time it is asked; since client_golang 1.21 it is the first.
    private static bool HasOneUnit(string name) => name.Split('_').Count(word => Units.In(word) is not null) <= 1;

    private static void Write(StringBuilder text, string name, string type, string label)
    {
        string own = label.Length > 0 ? $"{label}=\"1\"" : "";
        string more = label.Length > 0 ? own + "," : "";
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"# HELP {name} Help.\n# TYPE {name} {type}\n");
        text.Append(type switch
        {
            "histogram" => $"{name}_bucket{{{more}le=\"+Inf\"}} 1\n{name}_sum{{{own}}} 1\n{name}_count{{{own}}} 1\n",
            "summary" => $"{name}{{{more}quantile=\"0.5\"}} 1\n{name}_sum{{{own}}} 1\n{name}_count{{{own}}} 1\n",
            _ => $"{name}{{{own}}} 1\n",
        });
    }
}
