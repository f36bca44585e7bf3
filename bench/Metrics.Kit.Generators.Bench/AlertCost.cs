using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetricsKit.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Generators.Bench;

/// <summary>What 500 alerts cost the analyzers, beside the same attributes that are no alerts: after each keystroke in their file, and in a build.</summary>
internal static class AlertCost
{
    private const int Alerts = 500, WarmUp = 15, Rounds = 31;
    private const string File = "Alerts.cs";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = typeof(MetricSetAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();

    public static async Task PrintAsync()
    {
        var with = new Measured(Text(0, alerts: true));
        var without = new Measured(Text(0, alerts: false));
        List<double> edits = [], builds = [];
        for (int round = 1; round <= WarmUp + Rounds; round++)
        {
            // Both sides in turn, so that what the machine does besides weighs on both.
            double edit = await with.EditAsync(Text(round, alerts: true)) - await without.EditAsync(Text(round, alerts: false));
            double build = await with.BuildAsync() - await without.BuildAsync();
            if (round > WarmUp)
            {
                edits.Add(edit);
                builds.Add(build);
            }
        }

        Print("500 alerts, added to the analysis of an edit in their file", edits, 20);
        Print("500 alerts, added to the analysis of a build", builds, 150);
    }

    private static void Print(string work, List<double> times, double target)
    {
        times.Sort();
        double median = times[times.Count / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{work,-62} {median,10:0.0} {target,8:0.##}  ms  {(median <= target ? "met" : "NOT MET")}"));
    }

    // Each round changes one expression, as an edit does.
    private static string Text(int round, bool alerts)
    {
        var text = new StringBuilder();
        for (int i = 0; i < Alerts; i++)
        {
            int set = i % LargeProject.Sets, of = i / LargeProject.Sets % 3;
            int threshold = i == 250 ? round + 1 : 1;
            string expr = of switch
            {
                0 => $"sum by (namespace, job) (rate(set{set}_calls1_total{{state='failed'}}[5m])) / sum by (namespace, job) (rate(set{set}_calls1_total[5m])) > 0.{threshold:000}",
                1 => $"histogram_quantile(0.99, sum by (le, namespace, job) (rate(set{set}_duration0_seconds_bucket[5m]))) > 0.{threshold:000}",
                _ => $"sum by (namespace, job, ok) (set{set}_size2) > {threshold} and on (namespace, job) rate(set{set}_calls4_total[10m]) > 0",
            };
            text.AppendLine(alerts
                ? $"[assembly: Alert(\"Alert{i}\", \"{expr}\", For = \"5m\", Summary = \"{{{{ $labels.job }}}}: {{{{ $value | humanize }}}}\")]"
                : $"[assembly: System.Reflection.AssemblyMetadata(\"Alert{i}\", \"{expr}\")]");
        }

        return text.ToString();
    }

    private sealed class Measured
    {
        private CSharpCompilation _project;
        private GeneratorDriver _driver = CSharpGeneratorDriver.Create([new MetricsKitGenerator().AsSourceGenerator()], parseOptions: LargeProject.ParseOptions);
        private Compilation _output;

        public Measured(string text)
        {
            _project = LargeProject.Add(LargeProject.Create(), text, File);
            _driver = _driver.RunGeneratorsAndUpdateCompilation(_project, out _output, out _);
        }

        /// <summary>Milliseconds of the analyzers for the edited file, as an editor asks for it.</summary>
        public async Task<double> EditAsync(string text)
        {
            _project = LargeProject.Replace(_project, File, text);
            _driver = _driver.RunGeneratorsAndUpdateCompilation(_project, out _output, out _);
            SemanticModel model = Bound(_output);
            CompilationWithAnalyzers analysis = _output.WithAnalyzers(Analyzers);
            var clock = Stopwatch.StartNew();
            await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None);
            return clock.Elapsed.TotalMilliseconds;
        }

        /// <summary>Milliseconds of the analyzers for the whole compilation.</summary>
        public async Task<double> BuildAsync()
        {
            CompilationWithAnalyzers analysis = _output.WithAnalyzers(Analyzers);
            var clock = Stopwatch.StartNew();
            await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            return clock.Elapsed.TotalMilliseconds;
        }

        // The compiler binds attributes whoever asks first; that is none of the analyzers' cost.
        private static SemanticModel Bound(Compilation compilation)
        {
            _ = compilation.Assembly.GetAttributes();
            SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(t => t.FilePath == File));
            _ = model.GetDiagnostics();
            return model;
        }
    }
}
