using BenchmarkDotNet.Running;
using MetricsKit.PromQL.Bench;

// `--corpus` prints in seconds what parsing and checking cost, `--checks` the latter alone, `--agreement` (with a seed, and `--verbose`) holds the parser against
// promtool 2.42, `--stress` reads a million broken texts; without them, BenchmarkDotNet takes the arguments.
switch (args)
{
    case ["--corpus", ..]:
        CorpusReport.Parsing(Console.Out);
        CorpusReport.Checks(Console.Out);
        CorpusReport.Hard(Console.Out);
        return;
    case ["--checks", ..]:
        CorpusReport.Checks(Console.Out);
        return;
    case ["--agreement", .. var rest]:
        Environment.ExitCode = await AgreementReport.PrintAsync(Console.Out, Seed(rest), rest.Contains("--verbose")).ConfigureAwait(false) ? 0 : 1;
        return;
    case ["--stress", ..]:
        Environment.ExitCode = StressRun.Print(Console.Out) ? 0 : 1;
        return;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return;
}

static int Seed(string[] arguments) => arguments.Select(a => int.TryParse(a, out int seed) ? seed : (int?)null).FirstOrDefault(s => s is not null) ?? 242;
