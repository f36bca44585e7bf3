using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Measures;

/// <summary>
/// Follows a number back to where it was measured, for its unit: through every assignment that reaches it, arithmetic, choices, tuples,
/// fields, and the methods that it comes from. Where that cannot be seen, the name of what holds it says the unit. Not for several threads.
/// </summary>
internal sealed partial class UnitTracer(Compilation compilation, CallIndex calls, CancellationToken cancellationToken)
{
    // What people calculate with a duration is short; past it a value is unknown.
    private const int MaxSteps = 600;
    private const int MaxDepth = 60;

    private readonly Callees _callees = new(compilation, calls, cancellationToken);
    private readonly HashSet<(object, Frame?)> _open = [];
    private int _steps;
    private int _depth;

    /// <summary>The unit of a value of a control flow graph, at a place.</summary>
    public Reading Of(IOperation value, Point at, Frame? frame)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (value.ConstantValue.HasValue || value is IDefaultValueOperation or IThrowOperation)
        {
            return Reading.Any;
        }

        if (++_steps > MaxSteps || _depth > MaxDepth)
        {
            return Reading.Mixed;
        }

        if (!_open.Add((value, frame)))
        {
            return Reading.Itself;
        }

        _depth++;
        try
        {
            return Read(value, at, frame);
        }
        finally
        {
            _depth--;
            _open.Remove((value, frame));
        }
    }

    private Reading Read(IOperation value, Point at, Frame? frame)
    {
        switch (value)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                return Variable(DefinitionIndex.VariableOf(value)!, at, frame, value);
            case IConversionOperation conversion when IsBetweenNumbers(conversion):
                return Of(conversion.Operand, at, frame);
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, at, frame);
            case IAwaitOperation awaited:
                return Of(awaited.Operation, at, frame);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus } unary:
                return Of(unary.Operand, at, frame);
            case IBinaryOperation binary:
                return Calculated(binary.OperatorKind, Of(binary.LeftOperand, at, frame), binary.LeftOperand, binary.RightOperand, binary, at, frame);
            case IInvocationOperation call:
                return Call(call, at, frame);
            case IPropertyReferenceOperation or IFieldReferenceOperation:
                return Member((IMemberReferenceOperation)value, at, frame);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value, at, frame);
            // These stand in a graph only where nothing is branched on: in initializers that it keeps whole.
            case IConditionalOperation { WhenFalse: { } otherwise } choice:
                return Of(choice.WhenTrue, at, frame).Or(Of(otherwise, at, frame));
            case ICoalesceOperation coalesce:
                return Of(coalesce.Value, at, frame).Or(Of(coalesce.WhenNull, at, frame));
            default:
                return Reading.Unknown;
        }
    }

    private Reading Variable(object variable, Point at, Frame? frame, IOperation use)
    {
        Reaching reaching = Reaching.To(variable, at, use: use.Syntax);
        Reading all = Reading.Any;
        foreach (Definition definition in reaching.Definitions)
        {
            all = all.Or(Assigned(definition, variable, at.Flow, frame));
        }

        if (reaching.FromEntry)
        {
            AtEntry entry = AtEntry.Of(variable, at.Flow);
            foreach (Definition definition in entry.Definitions)
            {
                all = all.Or(Assigned(definition, variable, entry.Flow, frame));
            }

            all = variable is IParameterSymbol parameter && entry.IsParameter ? all.Or(OfParameter(parameter, entry.Flow, frame, use))
                : entry.Definitions.Count == 0 ? all.Or(Reading.Unknown)
                : all;
        }

        return variable is ISymbol { Name: var name } ? Named(all, name, use) : all;
    }

    private Reading OfParameter(IParameterSymbol parameter, MethodFlow flow, Frame? frame, IOperation use) =>
        Frame.ArgumentOf(frame, parameter) is { } argument ? Of(argument.Value, argument.At, argument.Frame)
        : parameter is { RefKind: RefKind.None or RefKind.In, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.LocalFunction or MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation } method }
            && (method.MethodKind == MethodKind.Constructor || (frame is null && Runs(method, flow))) ? Reading.Of(parameter, use)
        : Reading.Unknown;

    private static bool Runs(IMethodSymbol method, MethodFlow flow)
    {
        for (MethodFlow? at = flow; at is not null; at = at.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(at.Member, method))
            {
                return true;
            }
        }

        return false;
    }

    private Reading Assigned(Definition definition, object variable, MethodFlow flow, Frame? frame)
    {
        Point at = definition.At(flow);
        switch (definition.Kind)
        {
            case DefinitionKind.Value:
                return Of(definition.Value, at, frame);
            case DefinitionKind.Part:
                return Part(definition.Value, definition.Path, at, frame) ?? Reading.Unknown;
            case DefinitionKind.Pattern:
                return definition.Value is not IPatternOperation pattern ? Of(definition.Value, at, frame)
                    : pattern.Parent is IPropertySubpatternOperation { Member: IMemberReferenceOperation member } && Measured(member) is { } scale ? Reading.Of(scale, member)
                    : Reading.Unknown;
            case DefinitionKind.Argument:
                return Left((IArgumentOperation)definition.Value, at, frame);
            default:
                // elapsed /= 1000
                if (definition.Value is not ICompoundAssignmentOperation compound || !_open.Add((definition, frame)))
                {
                    return definition.Value is ICompoundAssignmentOperation ? Reading.Itself : Reading.Unknown;
                }

                Reading before = Variable(variable, at, frame, compound.Target);
                _open.Remove((definition, frame));
                return Calculated(compound.OperatorKind, before, compound.Target, compound.Value, compound, at, frame);
        }
    }

    private Reading? Part(IOperation tuple, IReadOnlyList<int> path, Point at, Frame? frame) =>
        Tuples.Part(_callees, tuple, path, at, frame)?.Aggregate(Reading.Any, (all, part) => all.Or(Of(part.Value, part.At, part.Frame)));

    // What a call leaves in an out argument.
    private Reading Left(IArgumentOperation argument, Point at, Frame? frame)
    {
        if (argument is not { Parent: IInvocationOperation call, Parameter: { RefKind: RefKind.Out, Ordinal: var ordinal } }
            || _callees.Enter(call, at, frame) is not { } inside || _callees.Body(inside) is not { } body)
        {
            return Reading.Unknown;
        }

        IParameterSymbol own = inside.Method.Parameters[ordinal];
        return body.Definitions.Of(own).Aggregate(Reading.Any, (all, definition) => all.Or(Assigned(definition, own, body, inside)));
    }

    // Source has the word; a name counts only where source says nothing.
    private static Reading Named(Reading reading, string name, IOperation reference) =>
        reading.Kind == ReadingKind.Unknown && IsNumber(reference.Type) && UnitNames.OfName(name) is { } scale ? Reading.Of(scale, reference, isName: true) : reading;

    /// <summary>The unit that the framework gives a property or a call in; null where it says none.</summary>
    private static UnitScale? Measured(IOperation operation) => TimeSources.Of(operation) ?? (SizeSources.IsBytes(operation) ? UnitScale.Byte : null);

    private static bool IsBetweenNumbers(IConversionOperation conversion) =>
        conversion.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_Decimal };

    private static bool IsNumber(ITypeSymbol? type)
    {
        if (type is INamedTypeSymbol { TypeArguments: [var inner], Name: "Nullable" or "Task" or "ValueTask" })
        {
            type = inner;
        }

        return type?.SpecialType is SpecialType.System_Double or SpecialType.System_Int64 or SpecialType.System_Int32 or SpecialType.System_Single
            or SpecialType.System_Decimal or SpecialType.System_UInt64 or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_UInt16;
    }
}
