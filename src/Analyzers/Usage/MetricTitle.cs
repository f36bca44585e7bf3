using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What messages call a metric: the name that it states in our attribute, else the member or variable that holds it.</summary>
internal static class MetricTitle
{
    /// <summary>The title of the metric that a call is made on.</summary>
    public static string Of(IInvocationOperation call) => Calls.Receiver(call) is { } receiver ? Of(receiver) : call.TargetMethod.ContainingType.Name;

    /// <summary>The title of the metric that an expression gives.</summary>
    public static string Of(IOperation receiver)
    {
        receiver = Calls.Bare(receiver);
        return receiver switch
        {
            // counter.WithLabels("a"), counter.Labels("a")
            IInvocationOperation { TargetMethod.Name: "WithLabels" or "Labels" } labelled when Calls.Receiver(labelled) is { } metric => Of(metric),
            IInvocationOperation call => Stated(call.TargetMethod) ?? call.TargetMethod.Name,
            IPropertyReferenceOperation property => Stated(property.Property) ?? property.Property.Name,
            IFieldReferenceOperation field => field.Field.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => receiver.Type?.Name ?? "metric",
        };
    }

    /// <summary>The name in <c>[Counter("…")]</c> and its kin; null for a member without one.</summary>
    public static string? Stated(ISymbol member)
    {
        // The generator's half carries no attribute of ours; what is called is the declaration, or its half in source.
        foreach (AttributeData attribute in (member is IMethodSymbol { PartialDefinitionPart: { } definition } ? definition : member).GetAttributes())
        {
            if (KnownNames.ShortName(attribute) is "Counter" or "Gauge" or "Histogram"
                && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                return name;
            }
        }

        return null;
    }
}
