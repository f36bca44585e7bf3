using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Reads the calls that create metrics, and finds the one behind a metric that is used.</summary>
internal static class CreatedMetrics
{
    private const string Prometheus = "Prometheus";
    private const string Meters = "System.Diagnostics.Metrics";

    /// <summary>What the call creates; null for every other call.</summary>
    public static CreatedMetric? Of(IInvocationOperation creation)
    {
        IMethodSymbol method = creation.TargetMethod;
        return !method.Name.StartsWith("Create", StringComparison.Ordinal) ? null
            : IsPrometheusFactory(method.ContainingType) ? OfPrometheus(creation)
            : method.ContainingType.Is(Meters, "Meter") ? OfMeter(creation)
            : null;
    }

    /// <summary>
    /// The creation behind a receiver: inline, or through a local, a field, a property or a method that can have no other value, in
    /// whichever file, and through <c>WithLabels</c>. Null where there is none, and where several differ.
    /// </summary>
    public static CreatedMetric? Behind(IOperation receiver, Compilation compilation, CancellationToken cancellationToken)
    {
        CreatedMetric? found = null;
        foreach (IOperation value in PossibleValues.Of(receiver, compilation, cancellationToken, InnerCollector))
        {
            if (value is not IInvocationOperation invocation || Of(invocation) is not { } metric || found?.Agrees(metric) == false)
            {
                return null;
            }

            found ??= metric;
        }

        return found;
    }

    /// <summary>True for prometheus-net's types that create metrics.</summary>
    public static bool IsPrometheusFactory(ITypeSymbol? type) =>
        type?.Name is "Metrics" or "MetricFactory" or "IMetricFactory" or "IManagedLifetimeMetricFactory" && type.Is(Prometheus, type.Name);

    /// <summary>True for a member of prometheus-net's own namespace.</summary>
    public static bool IsPrometheus(ISymbol member) =>
        member.ContainingType.ContainingNamespace is { Name: Prometheus, ContainingNamespace.IsGlobalNamespace: true };

    private static CreatedMetric? OfPrometheus(IInvocationOperation creation)
    {
        MetricKind? kind;
        switch (creation.TargetMethod.Name)
        {
            case "CreateCounter":
                kind = MetricKind.Counter;
                break;
            case "CreateGauge":
                kind = MetricKind.Gauge;
                break;
            case "CreateHistogram":
                kind = MetricKind.Histogram;
                break;
            case "CreateSummary":
                kind = null;
                break;
            default:
                return null;
        }

        Compilation? compilation = creation.SemanticModel?.Compilation;
        IOperation? name = Argument(creation, "name"), help = Argument(creation, "help"), configuration = Argument(creation, "configuration");
        TextList? labels = compilation is null ? null : Labels(creation, configuration, compilation);
        return new CreatedMetric(
            MetricApi.PrometheusNet,
            kind,
            Text(name, compilation),
            IsNull(help) ? "" : Text(help, compilation),
            labels?.Texts,
            creation,
            name,
            labels?.Elements ?? ImmutableArray<IOperation>.Empty)
        {
            LabelCount = labels?.Elements.Length,
            HelpArgument = help,
            Configuration = configuration,
        };
    }

    private static CreatedMetric? OfMeter(IInvocationOperation creation)
    {
        MetricKind? kind;
        switch (creation.TargetMethod.Name)
        {
            case "CreateCounter" or "CreateObservableCounter":
                kind = MetricKind.Counter;
                break;
            case "CreateGauge" or "CreateObservableGauge":
                kind = MetricKind.Gauge;
                break;
            case "CreateHistogram":
                kind = MetricKind.Histogram;
                break;
            case "CreateUpDownCounter" or "CreateObservableUpDownCounter":
                kind = null;
                break;
            default:
                return null;
        }

        Compilation? compilation = creation.SemanticModel?.Compilation;
        IOperation? name = Argument(creation, "name"), description = Argument(creation, "description");
        return new CreatedMetric(
            MetricApi.Meters, kind, Text(name, compilation), Text(description, compilation), null, creation, name, ImmutableArray<IOperation>.Empty)
        {
            HelpArgument = description,
        };
    }

    // As prometheus-net reads them: names beside the configuration win over those inside it.
    private static TextList? Labels(IInvocationOperation creation, IOperation? configuration, Compilation compilation)
    {
        bool hasParameter = creation.TargetMethod.Parameters.Any(p => p.Name == "labelNames");
        return hasParameter
            ? Argument(creation, "labelNames") is { } names && !IsNull(names) ? TextLists.Of(names, compilation) : TextList.Empty
            : configuration is null || IsNull(configuration) ? TextList.Empty
            : Configurations.LabelNames(configuration, compilation);
    }

    // The metric itself is behind what stands for one or all of its series.
    private static IOperation? InnerCollector(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { Name: "WithLabels" or "Labels" or "WithExtendLifetimeOnUse" or "AcquireLease" or "AcquireRefLease" } method } call
            when IsPrometheus(method) => call.Instance,
        IPropertyReferenceOperation { Property: { Name: "Unlabelled" } property } reference when IsPrometheus(property) => reference.Instance,
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter => Leased(parameter),
        _ => null,
    };

    // handle.WithLease(counter => counter.Inc()): inside, the parameter is a series of the handle's metric.
    private static IOperation? Leased(IParameterReferenceOperation parameter)
    {
        IOperation? function = parameter;
        while (function is not null && !(function is IAnonymousFunctionOperation f && SymbolEqualityComparer.Default.Equals(f.Symbol, parameter.Parameter.ContainingSymbol)))
        {
            function = function.Parent;
        }

        return function is { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WithLease" or "WithLeaseAsync" } method } call } } }
            && IsPrometheus(method)
            && ((IAnonymousFunctionOperation)function).Symbol.Parameters.Last().Equals(parameter.Parameter, SymbolEqualityComparer.Default)
            ? call.Instance
            : null;
    }

    private static IOperation? Argument(IInvocationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter) is { ArgumentKind: not ArgumentKind.DefaultValue } argument
            ? argument.Value
            : null;

    private static string? Text(IOperation? value, Compilation? compilation) =>
        value is null || compilation is null ? null : TextLists.Text(value, compilation);

    private static bool IsNull(IOperation? value) => value?.ConstantValue is { HasValue: true, Value: null };
}
