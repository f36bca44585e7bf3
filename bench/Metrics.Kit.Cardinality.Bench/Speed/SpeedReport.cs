using System.Collections.Immutable;
using System.Globalization;
using MetricsKit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace MetricsKit.Cardinality.Bench;

/// <summary>What our analyzers cost beside a build and beside the binding of an edited file. Both sides are measured in turn, in one run.</summary>
internal static class SpeedReport
{
    private const double MostOfBuild = 15, MostOfEdit = 100, MostWithoutMetrics = 10;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Nothing = [new NothingAnalyzer()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Ours = typeof(MetricSetAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    /// <summary>Measures and prints.</summary>
    /// <param name="files">Files of the service.</param>
    /// <param name="rounds">How often a build is measured.</param>
    public static async Task PrintAsync(int files, int rounds)
    {
        LargeSolution solution = LargeSolution.WithMetrics(files);
        CSharpCompilation project = solution.Compile();
        Check(project);
        Console.WriteLine(Text($"{solution.Files:N0} files, {solution.Lines:N0} lines; milliseconds of processors (and of the clock), medians"));
        await PrintEditsAsync(project);
        await PrintBuildAsync(project, rounds);

        CSharpCompilation plain = LargeSolution.WithoutMetrics(files).Compile();
        Check(plain);
        await PrintPlainAsync(plain, rounds);
    }

    // (a) A build is parsing, binding and emitting, and what the SDK's own analyzers add to that.
    private static async Task PrintBuildAsync(CSharpCompilation project, int rounds)
    {
        var sdk = SdkAnalyzers.Find();
        project = project.WithOptions(project.Options.WithSpecificDiagnosticOptions(project.Options.SpecificDiagnosticOptions.SetItems(sdk.Severities)));
        List<Cost> compile = [], nothing = [], without = [], with = [];
        AnalysisResult? result = null;
        for (int round = 0; round <= rounds; round++)
        {
            CSharpCompilation parsed = project;
            Cost compiling = await Cost.OfAsync(() => Task.Run(() => Emit(parsed = LargeSolution.Parse(project))));
            (Cost none, _) = await AnalyzeAsync(LargeSolution.Parse(project), Nothing);
            (Cost before, _) = await AnalyzeAsync(LargeSolution.Parse(project), [.. Nothing, .. sdk.Analyzers]);
            (Cost after, result) = await AnalyzeAsync(LargeSolution.Parse(project), [.. Nothing, .. sdk.Analyzers, .. Ours]);
            if (round > 0)
            {
                compile.Add(compiling);
                nothing.Add(none);
                without.Add(before);
                with.Add(after);
            }
        }

        Cost sdkAdds = Cost.Median([.. without.Zip(nothing, (w, n) => w - n)]), build = Cost.Median(compile) + sdkAdds;
        Cost added = Cost.Median([.. with.Zip(without, (w, o) => w - o)]);
        Row("build: parse, bind and emit", Cost.Median(compile), null);
        Row(Text($"build: the SDK's {sdk.Analyzers.Length} analyzers add"), sdkAdds, null);
        Row(Text($"build: our {Ours.Length} analyzers add"), added, null);
        Percent("build: our analyzers, percent of the build", 100 * added.Processor / build.Processor, 100 * added.Clock / build.Clock, MostOfBuild);
        Console.WriteLine(Text($"reported: {result!.GetAllDiagnostics().Count(d => d.Id.StartsWith("MK", StringComparison.Ordinal)):N0}"));
        PrintAnalyzers("build", result);
    }

    // (b) As an editor asks, after a keystroke, for the file that is edited.
    private static async Task PrintEditsAsync(CSharpCompilation project)
    {
        const int WarmUp = 6, Edits = 15;
        foreach ((string what, string file) in new[] { ("a file with metrics", "PrometheusPart0.cs"), ("a file with a meter", "MeterPart2.cs"), ("a helper file", "Recording0.cs"), ("a file without metrics", "Service1.cs") })
        {
            var costs = new List<Cost>();
            for (int edit = 1; edit <= WarmUp + Edits; edit++)
            {
                (CSharpCompilation edited, SyntaxTree tree) = LargeSolution.Edit(project, file, edit);
                bool isFirst = edit % 2 == 0;
                Cost ours = isFirst ? await AskAsync(edited, tree, [.. Nothing, .. Ours]) : default;
                Cost nothing = await AskAsync(edited, tree, Nothing);
                ours = isFirst ? ours : await AskAsync(edited, tree, [.. Nothing, .. Ours]);
                if (edit > WarmUp)
                {
                    costs.Add(ours - nothing);
                }
            }

            Row("edit in " + what + ": our analyzers add", Cost.Median(costs), MostOfEdit);
        }
    }

    // (c) Told by the time in the analyzers' own code: it is far less than what two runs differ by.
    private static async Task PrintPlainAsync(CSharpCompilation project, int rounds)
    {
        var times = new List<Cost>();
        AnalysisResult? result = null;
        for (int round = 0; round <= rounds; round++)
        {
            (_, result) = await AnalyzeAsync(LargeSolution.Parse(project), [.. Nothing, .. Ours]);
            if (round > 0)
            {
                double time = Ours.Sum(a => result.AnalyzerTelemetryInfo[a].ExecutionTime.TotalMilliseconds);
                times.Add(new Cost(time, time));
            }
        }

        Row("no metric API: time in our analyzers", Cost.Median(times), MostWithoutMetrics);
        Row("no metric API: time in an analyzer that does nothing", new Cost(result!.AnalyzerTelemetryInfo[Nothing[0]].ExecutionTime.TotalMilliseconds, 0), null);
        Console.WriteLine(Text($"no metric API: actions that our analyzers register: {Ours.Sum(a => Actions(result.AnalyzerTelemetryInfo[a]))}"));
        PrintAnalyzers("no metric API", result);
    }

    private static int Actions(AnalyzerTelemetryInfo info) =>
        info.SyntaxNodeActionsCount + info.SemanticModelActionsCount + info.SymbolActionsCount + info.SymbolStartActionsCount + info.OperationActionsCount + info.OperationBlockActionsCount + info.SyntaxTreeActionsCount;

    private static async Task<(Cost Cost, AnalysisResult Result)> AnalyzeAsync(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        GC.Collect();
        CompilationWithAnalyzers analysis = With(project, analyzers);
        AnalysisResult? result = null;
        Cost cost = await Cost.OfAsync(async () => result = await analysis.GetAnalysisResultAsync(CancellationToken.None));
        if (result!.GetAllDiagnostics().FirstOrDefault(d => d.Id == "AD0001") is { } thrown)
        {
            throw new InvalidOperationException(thrown.GetMessage(CultureInfo.InvariantCulture));
        }

        return (cost, result);
    }

    private static Task<Cost> AskAsync(CSharpCompilation project, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        CompilationWithAnalyzers analysis = With(project, analyzers);
        return Cost.OfAsync(async () =>
        {
            await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
            await analysis.GetAnalyzerSemanticDiagnosticsAsync(analysis.Compilation.GetSemanticModel(tree), null, CancellationToken.None);
        });
    }

    private static CompilationWithAnalyzers With(CSharpCompilation project, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        project.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));

    private static void Emit(CSharpCompilation project)
    {
        using var stream = new MemoryStream();
        project.Emit(stream);
    }

    private static void Check(CSharpCompilation project)
    {
        if (project.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException(error.ToString());
        }
    }

    private static void PrintAnalyzers(string what, AnalysisResult result)
    {
        foreach (DiagnosticAnalyzer analyzer in Ours.OrderByDescending(a => result.AnalyzerTelemetryInfo[a].ExecutionTime))
        {
            Console.WriteLine(Text($"  {what + ": " + analyzer.GetType().Name,-70} {result.AnalyzerTelemetryInfo[analyzer].ExecutionTime.TotalMilliseconds,10:0.0} ms"));
        }
    }

    private static void Row(string work, Cost cost, double? most)
    {
        string verdict = most is { } limit ? Text($"  at most {limit:0} ms  {(cost.Processor <= limit ? "met" : "NOT MET")}") : "";
        Console.WriteLine(Text($"{work,-72} {cost.Processor,10:0.0} ({cost.Clock:0.0}) ms{verdict}"));
    }

    private static void Percent(string work, double processor, double clock, double most) =>
        Console.WriteLine(Text($"{work,-72} {processor,10:0.0} ({clock:0.0}) %  at most {most:0} %  {(processor <= most ? "met" : "NOT MET")}"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
