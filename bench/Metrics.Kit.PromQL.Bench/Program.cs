using BenchmarkDotNet.Running;
using MetricsKit.PromQL.Bench;

// `--corpus` prints in seconds what parsing costs, `--checks` what checking adds; without them, BenchmarkDotNet takes the arguments.
switch (args)
{
    case ["--corpus", ..]:
        CorpusReport.Parsing(Console.Out);
        return;
    case ["--checks", ..]:
        CorpusReport.Checks(Console.Out);
        return;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return;
}
