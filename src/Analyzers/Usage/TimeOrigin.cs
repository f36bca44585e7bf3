using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>A unit of time, and what says so.</summary>
/// <param name="Scale">The unit.</param>
/// <param name="Source">The property, call or name that the value has it from.</param>
internal sealed record MeasuredTime(TimeScale Scale, IOperation Source);

/// <summary>
/// The unit of a number that measures time: from where it was measured, through locals, parameters of private methods and arithmetic;
/// where that cannot be seen, from the name of what holds it. Null where several values meet in different units.
/// </summary>
internal sealed class TimeOrigin
{
    private const int MaxDepth = 16;

    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private int _hops;

    private TimeOrigin(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The unit; null where it cannot be told.</summary>
    public static MeasuredTime? Of(IOperation value, SemanticModel model, CancellationToken cancellationToken) =>
        new TimeOrigin(model, cancellationToken).Follow(value, 0);

    private MeasuredTime? Follow(IOperation value, int depth)
    {
        value = Calls.Bare(value);
        if (depth > MaxDepth || value.ConstantValue.HasValue || !IsNumber(value.Type))
        {
            return null;
        }

        if (TimeSources.Of(value) is { } scale)
        {
            return new MeasuredTime(scale, value);
        }

        switch (value)
        {
            case IBinaryOperation { OperatorMethod: null } binary:
                return Calculate(binary, depth + 1);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Meet([choice.WhenTrue, whenFalse], depth + 1);
            case ICoalesceOperation coalesce:
                return Meet([coalesce.Value, coalesce.WhenNull], depth + 1);
            case ISwitchExpressionOperation choice:
                return Meet(choice.Arms.Select(arm => arm.Value), depth + 1);
            case IInvocationOperation { Arguments: { Length: > 0 } arguments } call when TimeSources.KeepsUnit(call.TargetMethod):
                return Meet(call.TargetMethod.Name is "Max" or "Min" ? arguments.Select(a => a.Value) : [arguments[0].Value], depth + 1);
            case ILocalReferenceOperation local:
                return Stored(local.Local, LocalValues.Of(local), value, depth);
            case IParameterReferenceOperation parameter:
                return Stored(parameter.Parameter, Passed(parameter.Parameter), value, depth);
            case IFieldReferenceOperation field:
                return Named(field.Field.Name, value);
            case IPropertyReferenceOperation property:
                return Named(property.Property.Name, value);
            case IInvocationOperation call:
                return Named(call.TargetMethod.Name, value);
            default:
                return null;
        }
    }

    // What source assigns has the word; a name counts only where source says nothing.
    private MeasuredTime? Stored(ISymbol symbol, IReadOnlyList<IOperation>? values, IOperation reference, int depth)
    {
        if (!_visited.Add(symbol))
        {
            return null;
        }

        MeasuredTime? time = values is null ? Named(symbol.Name, reference)
            : Meet(values, depth + 1) ?? (values.Any(v => Follow(v, depth + 1) is not null) ? null : Named(symbol.Name, reference));
        _visited.Remove(symbol);
        return time;
    }

    private IReadOnlyList<IOperation>? Passed(IParameterSymbol parameter)
    {
        if (_hops > 0)
        {
            return null; // one hop tells most; more would be a search of the whole program
        }

        _hops++;
        return PrivateCallers.Passed(parameter, _model, _cancellationToken);
    }

    private static MeasuredTime? Named(string name, IOperation reference) =>
        TimeScale.OfName(name) is { } scale ? new MeasuredTime(scale, reference) : null;

    // Zero is zero in every unit, and so is a limit: constants do not vote.
    private MeasuredTime? Meet(IEnumerable<IOperation> values, int depth)
    {
        MeasuredTime? met = null;
        foreach (IOperation value in values)
        {
            if (Calls.Bare(value).ConstantValue.HasValue)
            {
                continue;
            }

            if (Follow(value, depth) is not { } time || met?.Scale.IsSame(time.Scale) == false)
            {
                return null;
            }

            met ??= time;
        }

        return met;
    }

    private MeasuredTime? Calculate(IBinaryOperation binary, int depth)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Add or BinaryOperatorKind.Subtract:
                MeasuredTime? left = Follow(binary.LeftOperand, depth), right = Follow(binary.RightOperand, depth);
                return left is null || right is null || left.Scale.IsSame(right.Scale) ? left ?? right : null;
            case BinaryOperatorKind.Divide:
                return Scaled(Follow(binary.LeftOperand, depth), Factor(binary.RightOperand));
            case BinaryOperatorKind.Multiply:
                return Scaled(Follow(binary.LeftOperand, depth), Inverse(Factor(binary.RightOperand)))
                    ?? Scaled(Follow(binary.RightOperand, depth), Inverse(Factor(binary.LeftOperand)));
            default:
                return null;
        }
    }

    // Divided by 1000, milliseconds are seconds: one of the result stands for a thousand of what was divided.
    private static MeasuredTime? Scaled(MeasuredTime? time, (double Number, int Frequencies)? divisor)
    {
        if (time is null || divisor is not { } by || by.Number == 0)
        {
            return null;
        }

        int frequencies = (time.Scale.IsClockCount ? 1 : 0) - by.Frequencies;
        return frequencies is 0 or 1 ? time with { Scale = new TimeScale(time.Scale.Seconds * by.Number, frequencies == 1) } : null;
    }

    private static (double Number, int Frequencies)? Inverse((double Number, int Frequencies)? factor) =>
        factor is { Number: not 0 } f ? (1 / f.Number, -f.Frequencies) : null;

    // A constant, the clock's frequency, or a quotient or product of those.
    private static (double Number, int Frequencies)? Factor(IOperation operation)
    {
        operation = Calls.Bare(operation);
        if (operation.ConstantValue is { HasValue: true, Value: IConvertible constant and not (string or char or bool) })
        {
            return (constant.ToDouble(CultureInfo.InvariantCulture), 0);
        }

        if (TimeSources.IsFrequency(operation))
        {
            return (1, 1);
        }

        if (operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Multiply, OperatorMethod: null } binary
            && Factor(binary.LeftOperand) is { } left
            && (binary.OperatorKind == BinaryOperatorKind.Divide ? Inverse(Factor(binary.RightOperand)) : Factor(binary.RightOperand)) is { } right)
        {
            return (left.Number * right.Number, left.Frequencies + right.Frequencies);
        }

        return null;
    }

    private static bool IsNumber(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] })
        {
            type = inner;
        }

        return type?.SpecialType is SpecialType.System_Double or SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Single
            or SpecialType.System_Decimal or SpecialType.System_UInt64 or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_UInt16;
    }
}
