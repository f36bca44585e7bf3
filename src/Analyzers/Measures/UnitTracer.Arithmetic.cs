using System.Globalization;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>Sums, and factors that make one unit of another.</summary>
internal sealed partial class UnitTracer
{
    private Reading Calculated(BinaryOperatorKind kind, Reading left, IOperation leftOperand, IOperation rightOperand, IOperation whole, Point at, Frame? frame)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract:
                return left.With(Of(rightOperand, at, frame));
            case BinaryOperatorKind.Divide:
                UnitFactor? divisor = Factor(rightOperand, at, frame);

                // Whatever was divided by 1,024 was a size.
                return left.Kind == ReadingKind.Unknown && divisor is { IsBinary: true, Number: var number } ? Reading.Of(UnitScale.OfBytes(number), whole) : left.DividedBy(divisor);
            case BinaryOperatorKind.Multiply:
                Reading product = left.DividedBy(Factor(rightOperand, at, frame)?.Inverse);
                return product.Kind is ReadingKind.Unit or ReadingKind.Parameter ? product : Of(rightOperand, at, frame).DividedBy(Factor(leftOperand, at, frame)?.Inverse);
            default:
                return Reading.Unknown;
        }
    }

    // A constant, the clock's frequency, a quotient or product of those, or what keeps one: 1000.0 / Stopwatch.Frequency in a static field.
    private UnitFactor? Factor(IOperation operation, Point at, Frame? frame, int depth = 0)
    {
        operation = SameValue.Unwrap(operation, at.Flow);
        if (operation.ConstantValue is { HasValue: true, Value: IConvertible constant and not (string or char or bool) })
        {
            return new UnitFactor(constant.ToDouble(CultureInfo.InvariantCulture), 0);
        }

        if (depth > 8)
        {
            return null;
        }

        if (TimeSources.IsFrequency(operation))
        {
            return UnitFactor.Frequency;
        }

        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply, OperatorMethod: null } binary:
                UnitFactor? right = Factor(binary.RightOperand, at, frame, depth + 1);
                right = binary.OperatorKind == BinaryOperatorKind.Divide ? right?.Inverse : right;
                return right is { } by ? Factor(binary.LeftOperand, at, frame, depth + 1)?.Times(by) : null;
            case ILocalReferenceOperation { Local: var local } when Reaching.To(local, at) is { FromEntry: false, Definitions: [{ Kind: DefinitionKind.Value } only] }:
                return Factor(only.Value, only.At(at.Flow), frame, depth + 1);
            case IMemberReferenceOperation { Member: var member } when ValuesOf(member) is [var kept]:
                return Factor(kept.Value, kept.At, null, depth + 1);
            default:
                return null;
        }
    }
}
