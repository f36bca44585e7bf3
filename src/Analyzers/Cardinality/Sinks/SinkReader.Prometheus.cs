using System.Collections.Immutable;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>prometheus-net.</summary>
internal sealed partial class SinkReader
{
    private static bool IsPrometheus(IMethodSymbol method) =>
        method.Name is "WithLabels" or "Labels" or "AcquireLease" or "AcquireRefLease" or "WithLease" or "WithLeaseAsync" or "AddCustomLabel" or "AddRouteParameter" or "SetStaticLabels"
        && method.RootNamespace() == Prometheus;

    private IEnumerable<LabelWrite> OfPrometheus(IInvocationOperation call, Point at)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.Name)
        {
            case "AddCustomLabel":
                return OfCustomLabel(call, call.Arguments, at);
            case "AddRouteParameter":
                return call.Arguments is [{ Value: { ConstantValue.HasValue: true } name }] ? [OfRouteParameter(call, name, name, at)] : [];
            case "SetStaticLabels":
            case "WithLabels" when method.ContainingType.Name is "Metrics" or "MetricFactory" or "IMetricFactory" or "IManagedLifetimeMetricFactory":
                return call.Arguments.Length == 0 ? [] : TagList(call.Arguments[call.Arguments.Length - 1].Value, call, null, at).Select(write => write with { Kind = SinkKind.Static });
        }

        IOperation? collector = call.Instance ?? (call.Arguments.IsEmpty ? null : call.Arguments[0].Value);
        CreatedMetric? metric = collector is null ? null : CreatedMetrics.Behind(SameValue.Unwrap(collector, at.Flow), _compilation, tracer.CancellationToken);
        IOperation? values = call.Arguments.LastOrDefault(a => IsValues(a.Parameter))?.Value;
        bool expires = method.Name.Contains("Lease") || collector is not null && IsExtending(SameValue.Unwrap(collector, at.Flow));
        return values is null
            ? []
            : Positional(values, metric?.LabelNames?.Select(n => (string?)n).ToList() ?? [], expires ? SinkKind.Expiring : SinkKind.Client, metric?.Name, at, call);
    }

    // Label values, and not the label names or the action beside them.
    private static bool IsValues(IParameterSymbol? parameter) => parameter?.Type is { } type
        && (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String } || type.Name is "ReadOnlyMemory" or "ReadOnlySpan");

    private bool IsExtending(IOperation collector) => collector switch
    {
        IInvocationOperation { TargetMethod.Name: "WithExtendLifetimeOnUse" } => true,
        IMemberReferenceOperation { Member: var member } => Assignments.Of(member, _compilation, tracer.CancellationToken) is [var only] && only.Value is IInvocationOperation { TargetMethod.Name: "WithExtendLifetimeOnUse" },
        _ => false,
    };

    private static bool IsCustomLabel(ITypeSymbol? type) =>
        type is { Name: "HttpCustomLabel" or "HttpRouteParameterMapping" } && type.RootNamespace() == Prometheus;

    // A route's parameter is read by its name alone.
    private static LabelWrite OfRouteParameter(IOperation call, IOperation parameter, IOperation label, Point at) =>
        new(SinkKind.Client, Text(label), null, parameter, at, null, call) { ReadAs = Text(parameter) ?? "" };

    // The label's value is what the given function returns.
    private IEnumerable<LabelWrite> OfCustomLabel(IOperation call, ImmutableArray<IArgumentOperation> arguments, Point at)
    {
        if (call is IObjectCreationOperation { Type.Name: "HttpRouteParameterMapping" })
        {
            if (arguments.Length > 0)
            {
                yield return OfRouteParameter(call, arguments[0].Value, arguments[arguments.Length - 1].Value, at);
            }

            yield break;
        }

        if (arguments.Length < 2 || SameValue.Unwrap(arguments[arguments.Length - 1].Value, at.Flow) is not IDelegateCreationOperation creation)
        {
            yield break;
        }

        MethodFlow? body = creation.Target switch
        {
            IFlowAnonymousFunctionOperation lambda => at.Flow.Lambda(lambda),
            IMethodReferenceOperation reference => MethodFlow.Of(reference.Method, _compilation, tracer.CancellationToken),
            _ => null,
        };
        string? label = Text(arguments[arguments.Length - 2].Value);
        foreach ((IOperation value, Point place) in body?.Returns() ?? [])
        {
            yield return new LabelWrite(SinkKind.Client, label, null, value, place, null, call);
        }
    }
}
