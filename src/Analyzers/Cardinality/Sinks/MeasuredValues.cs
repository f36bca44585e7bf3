using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>A label that repeats what is recorded: <c>histogram.Record(size, new("size", size))</c>.</summary>
internal static class MeasuredValues
{
    /// <summary>The recorded variable as the value's origin; null for any other value.</summary>
    public static Origin? Of(LabelWrite write)
    {
        if (write.Recording is not IInvocationOperation { TargetMethod: var method, Arguments: [{ Value: var measured }, ..] } || !SinkReader.IsMeter(method))
        {
            return null;
        }

        Microsoft.CodeAnalysis.IOperation value = SameValue.Unwrap(write.Value, write.At.Flow);
        if (value is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } printed })
        {
            value = SameValue.Unwrap(printed, write.At.Flow);
        }

        return value is ILocalReferenceOperation or IParameterReferenceOperation && Equals(DefinitionIndex.VariableOf(value), DefinitionIndex.VariableOf(SameValue.Unwrap(measured, write.At.Flow)))
            ? new Origin(OriginKind.Measurement, value.Syntax.ToString(), write.Value) { Thing = "measurement", Type = value.Type }
            : null;
    }
}
