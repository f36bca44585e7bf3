using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>The unit that a metric's declaration says it is in.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Scale">The unit.</param>
internal sealed record StatedUnit(string Metric, UnitScale Scale)
{
    /// <summary>The unit of the metric that a call records into; null where it states none, or cannot be found.</summary>
    public static StatedUnit? Of(IInvocationOperation call, Instrument instrument, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Calls.Receiver(call) is not { } receiver)
        {
            return null;
        }

        if (OwnName(receiver, compilation, cancellationToken) is { } own)
        {
            return OfName(own);
        }

        if (instrument.Api == InstrumentApi.Ours || CreatedMetrics.Behind(receiver, compilation, cancellationToken) is not { } created)
        {
            return null;
        }

        string? unit = created.Api == MetricApi.Meters ? Calls.Argument(created.Creation, "unit")?.ConstantValue.Value as string : null;
        return unit is { Length: > 0 }
            ? UnitNames.OfUnit(unit) is { } scale ? new StatedUnit(created.Name ?? MetricTitle.Of(receiver), scale) : null
            : created.Name is { } name ? OfName(name) : null;
    }

    private static StatedUnit? OfName(string name) => UnitNames.OfMetricName(name) is { } scale ? new StatedUnit(name, scale) : null;

    // A declaration of ours, called here or kept in a field or local that is assigned once.
    private static string? OwnName(IOperation receiver, Compilation compilation, CancellationToken cancellationToken)
    {
        for (int step = 0; step < 4; step++)
        {
            ISymbol? holder;
            switch (Calls.Bare(receiver))
            {
                case IInvocationOperation declared:
                    return MetricTitle.Stated(declared.TargetMethod);
                case IPropertyReferenceOperation property when MetricTitle.Stated(property.Property) is { } name:
                    return name;
                case IPropertyReferenceOperation { Property: var property }:
                    holder = property.OriginalDefinition;
                    break;
                case IFieldReferenceOperation { Field: var field }:
                    holder = field.OriginalDefinition;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    holder = local;
                    break;
                default:
                    return null;
            }

            if (!compilation.Declares(holder) || SymbolValues.Of(holder, cancellationToken) is not { } values
                || values.Expressions.Concat(values.Assignments.Select(a => a.Value)).ToList() is not [ExpressionSyntax only]
                || CompilationModels.Of(compilation, only.SyntaxTree).GetOperation(only, cancellationToken) is not { } value)
            {
                return null;
            }

            receiver = value;
        }

        return null;
    }
}
