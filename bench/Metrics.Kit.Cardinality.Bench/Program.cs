using MetricsKit.Analyzers.Tests.Corpus;

switch (args)
{
    case ["--corpus"]:
        CorpusReport report = await CorpusReport.GetAsync();
        Console.WriteLine(report.Table());
        Console.Write(report.Wrong());
        return 0;

    default:
        Console.Error.WriteLine("usage: dotnet run -c Release --project bench/Metrics.Kit.Cardinality.Bench -- --corpus");
        Console.Error.WriteLine("  --corpus   recall and precision of the warnings about labels, over the services in tests/Analyzers/Corpus/Cases");
        return 2;
}
