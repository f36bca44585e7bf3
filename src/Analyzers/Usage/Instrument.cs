using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Whose type a series or an instrument is.</summary>
internal enum InstrumentApi
{
    /// <summary>Metrics.Kit.</summary>
    Ours,

    /// <summary>prometheus-net.</summary>
    PrometheusNet,

    /// <summary>System.Diagnostics.Metrics.</summary>
    Meters,
}

/// <summary>What may be done with it.</summary>
internal enum InstrumentRole
{
    /// <summary>Only goes up.</summary>
    Counter,

    /// <summary>Goes up and down by differences.</summary>
    UpDownCounter,

    /// <summary>Goes up and down, and can be set.</summary>
    Gauge,

    /// <summary>Takes observations: a histogram or a summary.</summary>
    Distribution,
}

/// <summary>What a method records into, told by the type that declares it.</summary>
/// <param name="Api">Whose type it is.</param>
/// <param name="Role">What may be done with it.</param>
internal readonly record struct Instrument(InstrumentApi Api, InstrumentRole Role)
{
    private const string PrometheusNet = "Prometheus";
    private const string Meters = "System.Diagnostics.Metrics";

    /// <summary>What the call records into; null for every other call.</summary>
    public static Instrument? Of(IInvocationOperation call) => Of(ReceiverType(call.TargetMethod));

    /// <summary>The same before anything else of the call is asked for: names like Add are everywhere, and few of them record.</summary>
    public static Instrument? Of(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method ? Of(ReceiverType(method)) : null;

    /// <summary>The instrument that a value of the type is; null for every other type.</summary>
    public static Instrument? Of(ITypeSymbol? type)
    {
        // Counter.Child is a series of Counter.
        ITypeSymbol? outer = type?.ContainingType ?? type;
        switch (outer?.Name)
        {
            case "Counter" or "ICounter" or "MeterCounter":
                return Bound(outer, InstrumentRole.Counter);
            case "UpDownCounter":
                return Bound(outer, InstrumentRole.UpDownCounter);
            case "Gauge" or "IGauge" or "MeterGauge":
                return Bound(outer, InstrumentRole.Gauge);
            case "Histogram" or "IHistogram" or "MeterHistogram" or "Summary" or "ISummary" or "IObserver":
                return Bound(outer, InstrumentRole.Distribution);
            default:
                return null;
        }
    }

    private static Instrument? Bound(ITypeSymbol type, InstrumentRole role) =>
        KnownNames.IsOurs(type) ? new Instrument(InstrumentApi.Ours, role)
        : type.Is(PrometheusNet, type.Name) ? new Instrument(InstrumentApi.PrometheusNet, role)
        : type.Is(Meters, type.Name) ? new Instrument(InstrumentApi.Meters, role)
        : null;

    // prometheus-net adds timers and trackers by extension methods.
    private static ITypeSymbol? ReceiverType(IMethodSymbol method) =>
        (method.ReducedFrom ?? method) is { IsExtensionMethod: true, Parameters.Length: > 0 } extension
            ? method.ContainingType.ContainingNamespace.Name == PrometheusNet ? extension.Parameters[0].Type : null
            : method.ContainingType;
}
