using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Analyzers.Tests.Corpus;

/// <summary>What the rules said of a case, held against its verdicts.</summary>
/// <param name="Case">The case.</param>
/// <param name="Found">High values that a warning names, each once.</param>
/// <param name="Missed">High values without a warning.</param>
/// <param name="FalseAlarms">Warnings where the value is bounded, or where no verdict stands.</param>
/// <param name="Quiet">Bounded values without a warning.</param>
/// <param name="Hinted">Likely values with a warning or a hint.</param>
/// <param name="Unhinted">Likely values with neither.</param>
internal sealed record CorpusOutcome(
    CorpusCase Case,
    IReadOnlyList<CorpusMark> Found,
    IReadOnlyList<CorpusMark> Missed,
    IReadOnlyList<string> FalseAlarms,
    IReadOnlyList<CorpusMark> Quiet,
    IReadOnlyList<CorpusMark> Hinted,
    IReadOnlyList<CorpusMark> Unhinted)
{
    private static readonly HashSet<string> Warnings = ["MK3006", "MK3101"];

    /// <summary>Analyses a case with all analyzers.</summary>
    public static async Task<CorpusOutcome> OfAsync(CorpusCase @case)
    {
        CSharpCompilation compilation = @case.Compile();
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{@case} does not compile:\n{string.Join("\n", errors)}");
        }

        return Of(@case, await Verify.AnalyzeAsync(compilation));
    }

    /// <summary>Holds what was reported against the verdicts.</summary>
    public static CorpusOutcome Of(CorpusCase @case, IEnumerable<Diagnostic> reported)
    {
        var warned = new HashSet<CorpusMark>();
        var hinted = new HashSet<CorpusMark>();
        var falseAlarms = new List<string>();
        foreach (Diagnostic diagnostic in reported)
        {
            bool warning = Warnings.Contains(diagnostic.Id) && diagnostic.Severity >= DiagnosticSeverity.Warning;
            if (!warning && diagnostic.Id != "MK3102")
            {
                continue;
            }

            CorpusMark? mark = MarkOf(@case, diagnostic, warned);
            if (mark is not null)
            {
                hinted.Add(mark);
            }

            if (warning && mark is not null)
            {
                warned.Add(mark);
            }

            if (warning && (mark is null || mark.Verdict == Verdict.Bounded))
            {
                FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
                falseAlarms.Add($"{Path.GetFileName(at.Path)}:{at.StartLinePosition.Line + 1} {diagnostic.Id} {(mark is null ? "without verdict" : mark.Label)}");
            }
        }

        var values = @case.Marks.GroupBy(m => m.Group is null ? m.File + ":" + m.Line + " " + m.Label : "#" + m.Group).ToList();
        var high = values.Where(v => v.Any(m => m.Verdict == Verdict.High)).ToList();
        var likely = values.Where(v => v.Any(m => m.Verdict == Verdict.Likely)).ToList();
        return new CorpusOutcome(
            @case,
            [.. high.Where(v => v.Any(warned.Contains)).Select(First)],
            [.. high.Where(v => !v.Any(warned.Contains)).Select(First)],
            [.. falseAlarms.Distinct()],
            [.. @case.Marks.Where(m => m.Verdict == Verdict.Bounded && !warned.Contains(m))],
            [.. likely.Where(v => v.Any(hinted.Contains)).Select(First)],
            [.. likely.Where(v => !v.Any(hinted.Contains)).Select(First)]);

        static CorpusMark First(IEnumerable<CorpusMark> marks) => marks.OrderBy(m => m.Verdict).First();
    }

    // The mark of the label that a message names; of an unnamed one, what the line has to offer.
    private static CorpusMark? MarkOf(CorpusCase @case, Diagnostic diagnostic, HashSet<CorpusMark> warned)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        List<CorpusMark> line = [.. @case.Marks.Where(m => m.File == Path.GetFileName(at.Path) && m.Line == at.StartLinePosition.Line + 1)];
        string? label = diagnostic.Properties.GetValueOrDefault("label");
        return line.FirstOrDefault(m => m.Label == label)
            ?? line.OrderBy(m => m.Verdict).FirstOrDefault(m => !warned.Contains(m))
            ?? line.FirstOrDefault();
    }
}
