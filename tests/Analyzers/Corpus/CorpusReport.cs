using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace MetricsKit.Analyzers.Tests.Corpus;

/// <summary>All outcomes, and what they come to.</summary>
/// <param name="Outcomes">One a case.</param>
internal sealed record CorpusReport(IReadOnlyList<CorpusOutcome> Outcomes)
{
    private static readonly Lazy<Task<CorpusReport>> Once = new(RunAsync);

    /// <summary>The report; made once.</summary>
    public static Task<CorpusReport> GetAsync() => Once.Value;

    /// <summary>Share of the high values that a warning names.</summary>
    public double Recall => Share(Outcomes.Sum(o => o.Found.Count), Outcomes.Sum(o => o.Missed.Count));

    /// <summary>Share of the warnings that name a high value.</summary>
    public double Precision => Share(Outcomes.Sum(o => o.Found.Count), Outcomes.Sum(o => o.FalseAlarms.Count));

    /// <summary>Each miss and each false alarm, a line each: what is known to be wrong.</summary>
    public string Wrong() => string.Concat(Outcomes
        .SelectMany(o => o.Missed.Select(m => $"missed {o.Case} {m.File}:{m.Line} {m.Label}\n").Concat(o.FalseAlarms.Select(f => $"false alarm {o.Case} {f}\n"))));

    /// <summary>Recall and precision by sink, and in all.</summary>
    public string Table()
    {
        var text = new StringBuilder("| sink | high | found | bounded | false alarms | recall | precision | likely | hinted |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, CorpusOutcome> sink in Outcomes.GroupBy(o => o.Case.Sink))
        {
            text.Append(Row(sink.Key, new CorpusReport([.. sink])));
        }

        return text.Append(Row("**in all**", this)).ToString();
    }

    private static string Row(string sink, CorpusReport report)
    {
        int found = report.Outcomes.Sum(o => o.Found.Count), missed = report.Outcomes.Sum(o => o.Missed.Count);
        int falseAlarms = report.Outcomes.Sum(o => o.FalseAlarms.Count), bounded = report.Outcomes.Sum(o => o.Case.Marks.Count(m => m.Verdict == Verdict.Bounded));
        int hinted = report.Outcomes.Sum(o => o.Hinted.Count), likely = hinted + report.Outcomes.Sum(o => o.Unhinted.Count);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {sink} | {found + missed} | {found} | {bounded} | {falseAlarms} | {report.Recall:0.00} | {report.Precision:0.00} | {likely} | {hinted} |\n");
    }

    private static double Share(int part, int rest) => part + rest == 0 ? 1 : (double)part / (part + rest);

    private static async Task<CorpusReport> RunAsync()
    {
        var outcomes = new ConcurrentBag<CorpusOutcome>();
        await Parallel.ForEachAsync(CorpusCase.All, async (c, _) => outcomes.Add(await CorpusOutcome.OfAsync(c)));
        return new CorpusReport([.. outcomes.OrderBy(o => o.Case.Id, StringComparer.Ordinal)]);
    }
}
