using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>What differs between client libraries: how a family is registered, what its series are, and how one is handed out.</summary>
internal static class ClientCode
{
    private const string Clients = "global::MetricsKit.Clients.";

    /// <summary>The call that shows prometheus-net's metrics at our endpoint too.</summary>
    public const string IncludePrometheus = Clients + "ChildFamilies.Include(global::Prometheus.Metrics.DefaultRegistry.CollectAndExportAsTextAsync)";

    /// <summary>The type of a series, as the family keeps it.</summary>
    public static string SeriesType(FamilyDeclaration family) => family.Client switch
    {
        { Client: MetricClient.PrometheusNet } client => client.Handle,
        { Client: MetricClient.Meter } when family.Metric.Kind == MetricKind.Histogram => Clients + "MeterHistogramSeries",
        _ => "global::MetricsKit." + FamilyCode.Kind(family.Metric.Kind),
    };

    /// <summary>What the member returns, of a series.</summary>
    public static string Handle(FamilyDeclaration family, string series) =>
        family.Client is { Client: MetricClient.Meter } client ? $"new {client.Handle}({series})" : series;

    /// <summary>What comes before the family's definition.</summary>
    public static string Head(FamilyDeclaration family, ClientSources sources) => family.Client switch
    {
        null => $"{sources.Registry}.Register{FamilyCode.Kind(family.Metric.Kind)}(",
        { Client: MetricClient.PrometheusNet } client => $"{Clients}ChildFamilies.Create<{client.Handle}>({sources.Registry}, ",
        { Client: MetricClient.Meter } => $"{Clients}MeterFamilies.Register{FamilyCode.Kind(family.Metric.Kind)}({sources.Meter}, {sources.Registry}, ",
        { Client: var other } => throw new InvalidOperationException($"Unknown client of metrics: {other}."),
    };

    /// <summary>Writes what follows the definition's brace.</summary>
    public static void WriteTail(SourceWriter writer, FamilyDeclaration family, ClientSources sources)
    {
        switch (family.Client)
        {
            case null:
                writer.Close("});");
                break;
            case { Client: MetricClient.PrometheusNet } client:
                writer.Close("},");
                writer.Indented(w => WritePrometheus(w, family, client, sources));
                break;
            default:
                writer.Close("},");
                writer.Indented(w => WriteMeter(w, family));
                break;
        }
    }

    private static void WritePrometheus(SourceWriter writer, FamilyDeclaration family, ClientDeclaration client, ClientSources sources)
    {
        MetricModel metric = family.Metric;
        string labels = metric.Labels.IsEmpty ? "global::System.Array.Empty<string>()" : $"new string[] {{ {string.Join(", ", metric.Labels.Select(l => CSharp.Literal(l.Name)))} }}";
        string buckets = metric.Kind == MetricKind.Histogram ? $", new global::Prometheus.HistogramConfiguration {{ Buckets = {Doubles(metric)} }}" : "";
        string create = $".Create{FamilyCode.Kind(metric.Kind)}({CSharp.Literal(metric.Name)}, {CSharp.Literal(FamilyCode.HelpOf(family))}, {labels}{buckets})";
        string factory = $"(exposed ? {sources.Prometheus} : global::Prometheus.Metrics.WithCustomRegistry(global::Prometheus.Metrics.NewCustomRegistry()))";
        string modifier = sources.IsStatic ? "static " : "";
        if (!client.IsCollector)
        {
            writer.Line($"{modifier}exposed => {factory}");
            writer.Indented(w => w.Line($"{create}.WithLabels);"));
            return;
        }

        writer.Open($"{modifier}exposed =>");
        writer.Line($"{client.Handle} metric = {factory}");
        writer.Indented(w => w.Line($"{create};"));
        writer.Line("return _ => metric;");
        writer.Close("});");
    }

    private static void WriteMeter(SourceWriter writer, FamilyDeclaration family)
    {
        MetricModel metric = family.Metric;
        string instrument = CSharp.Literal(OpenTelemetryNames.InstrumentOf(metric));
        string unit = OpenTelemetryNames.UnitOf(metric) is { } known ? CSharp.Literal(known) : "null";
        if (metric.Kind != MetricKind.Histogram)
        {
            writer.Line($"{instrument}, {unit});");
            return;
        }

        if (family.Client is not { TakesBuckets: true })
        {
            writer.Line($"static (meter, help) => meter.CreateHistogram<double>({instrument}, {unit}, help));");
            return;
        }

        writer.Line($"static (meter, help) => meter.CreateHistogram<double>({instrument}, {unit}, help, tags: null,");
        writer.Indented(w => w.Line(
            $"advice: new global::System.Diagnostics.Metrics.InstrumentAdvice<double> {{ HistogramBucketBoundaries = {Doubles(metric)} }}));"));
    }

    private static string Doubles(MetricModel metric) => $"new double[] {{ {string.Join(", ", metric.Buckets.Select(CSharp.Literal))} }}";
}
