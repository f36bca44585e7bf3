using System.Globalization;
using MetricsKit.Analyzers.Tests.Corpus;
using MetricsKit.Cardinality.Bench;

switch (args)
{
    case ["--corpus"]:
        CorpusReport report = await CorpusReport.GetAsync();
        Console.WriteLine(report.Table());
        Console.Write(report.Wrong());
        return 0;

    case ["--speed", .. var rest]:
        await SpeedReport.PrintAsync(Number(rest, 0, 2000), Number(rest, 1, 3));
        return 0;

    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Metrics.Kit.Cardinality.Bench -- (--corpus | --speed [files [rounds]])");
        Console.Error.WriteLine("  --corpus   recall and precision of the warnings about labels, over the services in tests/Analyzers/Corpus/Cases");
        Console.Error.WriteLine("  --speed    what all analyzers add to a build of 2,000 files, and to the analysis of an edited file");
        return 2;
}

static int Number(string[] args, int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
