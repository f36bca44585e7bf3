using BenchmarkDotNet.Running;
using MetricsKit.Bench.Ratios;

// `--ratios` prints the table of targets in about a minute; without it, BenchmarkDotNet takes the arguments.
if (args is ["--ratios", ..])
{
    await RatioTable.PrintAsync(Console.Out).ConfigureAwait(false);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
