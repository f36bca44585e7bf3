using BenchmarkDotNet.Running;
using MetricsKit.Bench.Ratios;

if (args is [StartRatios.Argument])
{
    StartRatios.CountFirst();
    return;
}

// `--ratios` prints the table of targets in about a minute, `--build` that of the build step, `--meters` that of the adapter alone; without them, BenchmarkDotNet takes the arguments.
if (args is ["--ratios", ..])
{
    await RatioTable.PrintAsync(Console.Out, RatioTable.Runtime).ConfigureAwait(false);
    return;
}

if (args is ["--build", ..])
{
    await RatioTable.PrintAsync(Console.Out, RatioTable.Build).ConfigureAwait(false);
    return;
}

if (args is ["--meters", ..])
{
    await RatioTable.PrintAsync(Console.Out, RatioTable.Meters).ConfigureAwait(false);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
