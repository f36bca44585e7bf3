using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Whether code keeps what it creates, and asks for it before it creates it again.</summary>
internal static class Kept
{
    /// <summary>True for a condition that asks whether something is there: <c>_counter is null</c>, <c>!_counters.TryGetValue(…)</c>, <c>!_started</c>.</summary>
    public static bool IsAskedFor(IOperation condition) => condition.DescendantsAndSelf().Any(o => o switch
    {
        IIsPatternOperation => true,
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("TryGet", StringComparison.Ordinal) || name.StartsWith("Contains", StringComparison.Ordinal) || name is "CompareExchange" or "Exchange",
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            comparison.LeftOperand.ConstantValue is { HasValue: true, Value: null } || comparison.RightOperand.ConstantValue is { HasValue: true, Value: null }
            || Calls.Bare(comparison.RightOperand).ConstantValue is { HasValue: true, Value: null },
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: IFieldReferenceOperation or IPropertyReferenceOperation } => true,
        _ => false,
    });

    /// <summary>True where a statement before asks a field, and ends the method: <c>if (_started) return;</c></summary>
    public static bool EndsBefore(IBlockOperation block, IOperation statement)
    {
        foreach (IOperation before in block.Operations)
        {
            if (before == statement)
            {
                return false;
            }

            if (before is IConditionalOperation { WhenFalse: null, Condition: { } condition, WhenTrue: { } then }
                && then is IReturnOperation or IBlockOperation { Operations: [.., IReturnOperation] }
                && condition.DescendantsAndSelf().Any(o => IsOwnField(o) || (o is ILocalReferenceOperation local && LocalValues.Of(local)?.Any(v => v.DescendantsAndSelf().Any(IsOwnField)) == true))
                && (IsAskedFor(condition) || condition is IFieldReferenceOperation or IPropertyReferenceOperation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where what is created goes to a field, a property or a collection: who does that from a method does it once. A constructor does it for each object.</summary>
    public static bool By(IOperation creation, ISymbol member)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return member is not IMethodSymbol { MethodKind: MethodKind.Constructor }
            && (IsStore(parent) || (parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
                && LocalValues.References(creation, local).Any(reference => IsStore(reference.Parent))));
    }

    private static bool IsOwnField(IOperation operation) => operation is IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } or IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation };

    private static bool IsStore(IOperation? use) => use switch
    {
        ISimpleAssignmentOperation { Target: not ILocalReferenceOperation } => true,
        IConversionOperation conversion => IsStore(conversion.Parent),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "AddOrUpdate" or "CompareExchange" or "AddSingleton", Arguments.Length: > 0 } } => true,
        _ => false,
    };
}
