using System.Diagnostics;
using System.Globalization;
using MetricsKit.Generators;
using MetricsKit.Generators.Bench;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

if (args.Contains("--alerts"))
{
    await AlertCost.PrintAsync();
    return;
}

// Prints what the generator costs an editor: the first run, and a keystroke in a file that declares no metric.
const int WarmUp = 60, Edits = 101;
const double Target = 60;

CSharpCompilation project = LargeProject.Create();
GeneratorDriver driver = CSharpGeneratorDriver.Create([new MetricsKitGenerator().AsSourceGenerator()], parseOptions: LargeProject.ParseOptions);
var clock = Stopwatch.StartNew();
driver = driver.RunGenerators(project);
Print("first run, everything to be compiled by the JIT", clock.Elapsed.TotalMilliseconds, null);

var times = new List<double>();
for (int edit = 1; edit <= WarmUp + Edits; edit++)
{
    project = LargeProject.Edit(project, edit);
    clock.Restart();
    driver = driver.RunGenerators(project);
    if (edit > WarmUp)
    {
        times.Add(clock.Elapsed.TotalMilliseconds);
    }
}

times.Sort();
string work = string.Create(CultureInfo.InvariantCulture, $"warm edit beside {LargeProject.Sets * LargeProject.MetricsPerSet:N0} metrics in {LargeProject.Sets} classes");
Print(work + ", median", times[times.Count / 2], Target);
Print(work + ", fastest", times[0], null);
Print(work + ", 9 of 10 below", times[times.Count * 9 / 10], null);

static void Print(string work, double milliseconds, double? target)
{
    string verdict = target is { } most ? string.Create(CultureInfo.InvariantCulture, $"{most,8:0.##}  ms  {(milliseconds <= most ? "met" : "NOT MET")}") : "          ms";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{work,-62} {milliseconds,10:0.0} {verdict}"));
}
