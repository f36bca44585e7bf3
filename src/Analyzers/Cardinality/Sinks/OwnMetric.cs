using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Calls of metrics that are declared with our attributes, here or in a referenced project.</summary>
internal static class OwnMetric
{
    private static readonly ConditionalWeakTable<Compilation, Dictionary<string, MetricModel>> Cache = new();

    /// <summary>True for a method that returns one of our series, or that a metric attribute stands on.</summary>
    public static bool Is(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.MethodKind == MethodKind.Ordinary
        && (KnownNames.IsOurs(method.ReturnType) || HasAttribute(method));

    /// <summary>Each open label of the metric with the value that the call gives it.</summary>
    public static IEnumerable<LabelWrite> Read(IInvocationOperation call, Point at, Compilation compilation, CancellationToken cancellationToken)
    {
        IMethodSymbol method = call.TargetMethod.OriginalDefinition;
        Dictionary<string, MetricModel> metrics = Cache.GetValue(compilation, c => ByMember(c, cancellationToken));
        if (!metrics.TryGetValue(KnownMembers(method), out MetricModel? metric))
        {
            yield break;
        }

        // A set of labels as parameter stands for several of them; only where each parameter is one label do the places agree.
        if (metric.Labels.Count != method.Parameters.Length)
        {
            yield break;
        }

        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { Type.SpecialType: SpecialType.System_String } parameter && metric.Labels[parameter.Ordinal] is { Domain: OpenDomain } label)
            {
                yield return new LabelWrite(SinkKind.Own, label.Name, metric.Name, argument.Value, at, null, call);
            }
        }
    }

    private static string KnownMembers(IMethodSymbol method) => Origins.KnownMembers.FullName(method.ContainingType) + "." + method.Name;

    private static bool HasAttribute(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && KnownNames.IsOurs(type) && type.Name is "CounterAttribute" or "GaugeAttribute" or "HistogramAttribute")
            {
                return true;
            }
        }

        return false;
    }

    private static Dictionary<string, MetricModel> ByMember(Compilation compilation, CancellationToken cancellationToken)
    {
        var metrics = new Dictionary<string, MetricModel>(StringComparer.Ordinal);
        foreach (MetricModel metric in Catalogs.All(compilation, cancellationToken).SelectMany(c => c.Metrics))
        {
            metrics[metric.Member] = metric;
        }

        return metrics;
    }
}
