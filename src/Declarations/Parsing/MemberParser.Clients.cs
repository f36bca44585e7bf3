using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <content>Metrics of other clients: what their return type says, and what they cannot do.</content>
internal sealed partial class MemberParser
{
    /// <summary>Longest name of an instrument that OpenTelemetry takes.</summary>
    private const int LongestInstrument = 255;

    private ClientDeclaration? ReadClient(
        ISymbol member,
        MemberDeclarationSyntax syntax,
        List<AttributeArguments> attributes,
        AttributeArguments metric,
        MetricModel model)
    {
        ITypeSymbol type = ReturnType(member).Type;
        bool isCollector = ClientTypes.IsCollector(type, model.Kind);
        switch (model.Client)
        {
            case MetricClient.MetricsKit:
                return null;
            case MetricClient.PrometheusNet:
                RefuseSettings(metric, model, "prometheus-net");
                if (isCollector && !model.Labels.IsEmpty)
                {
                    context.Report(Rules.ClientCannot, MemberHeader.TypeOf(syntax), model.Name, $"prometheus-net's '{type.Name}'", $"is a metric without labels; return 'Prometheus.I{model.Kind}'");
                }

                break;
            case MetricClient.Meter:
                RefuseSettings(metric, model, "OpenTelemetry");
                CheckInstrument(metric, model);
                CheckBuckets(attributes, metric, model);
                break;
            default:
                throw new InvalidOperationException($"Unknown client of metrics: {model.Client}.");
        }

        string handle = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(MemberHeader.TypeFormat);
        return new ClientDeclaration(model.Client, handle, isCollector, TakesBuckets());
    }

    private void RefuseSettings(AttributeArguments metric, MetricModel model, string client)
    {
        if (metric.Has("ExpireAfter"))
        {
            context.Report(Rules.ClientCannot, metric.PlaceOf("ExpireAfter"), model.Name, client, $"does not drop series that nobody writes; leave ExpireAfter out, or return '{KnownNames.Namespace}.{model.Kind}'");
        }

        if (metric.Flag("Native"))
        {
            context.Report(Rules.ClientCannot, metric.PlaceOf("Native"), model.Name, client, $"is not told about native histograms by code; leave Native out, or return '{KnownNames.Namespace}.{model.Kind}'");
        }
    }

    private void CheckInstrument(AttributeArguments metric, MetricModel model)
    {
        string instrument = OpenTelemetryNames.InstrumentOf(model);
        if (instrument.Length > LongestInstrument || !char.IsLetter(instrument[0]))
        {
            context.Report(Rules.ClientCannot, metric.PlaceOf(0), model.Name, "OpenTelemetry", $"ignores instruments of that name; begin with a letter, and write {LongestInstrument} characters at most");
        }
    }

    private void CheckBuckets(List<AttributeArguments> attributes, AttributeArguments metric, MetricModel model)
    {
        if (model.Kind == MetricKind.Histogram && !TakesBuckets())
        {
            Location? place = metric.Has("Buckets")
                ? metric.PlaceOf("Buckets")
                : attributes.FirstOrDefault(a => a.Name is "ExponentialBuckets" or "LinearBuckets")?.Location;
            if (place is not null)
            {
                context.Report(
                    Rules.ClientCannot,
                    place,
                    model.Name,
                    "OpenTelemetry",
                    "is told bounds by InstrumentAdvice alone, which this project's System.Diagnostics.DiagnosticSource lacks; reference version 9 or later of that package, or leave the bounds to a view");
            }
        }
    }

    private bool TakesBuckets() => context.Compilation.GetTypeByMetadataName("System.Diagnostics.Metrics.InstrumentAdvice`1") is not null;
}
