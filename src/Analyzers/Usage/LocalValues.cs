using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What a local is assigned, anywhere in the body that declares it.</summary>
internal static class LocalValues
{
    /// <summary>The operation of the whole body around an operation.</summary>
    public static IOperation Body(IOperation inside)
    {
        while (inside.Parent is { } parent)
        {
            inside = parent;
        }

        return inside;
    }

    /// <summary>Every value that is assigned to the local; null where one of them is no expression of its own (<c>out</c>, <c>+=</c>, a pattern), or there is none.</summary>
    public static IReadOnlyList<IOperation>? Of(ILocalReferenceOperation reference)
    {
        ILocalSymbol local = reference.Local;
        var values = new List<IOperation>();
        foreach (IOperation operation in Body(reference).Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol):
                    if (declarator.Parent is IForEachLoopOperation || local.IsRef)
                    {
                        return null;
                    }

                    if (declarator.GetVariableInitializer() is { } initializer)
                    {
                        values.Add(initializer.Value);
                    }

                    break;
                case ILocalReferenceOperation other when Same(other.Local) && !IsRead(other, values):
                    return null;
            }
        }

        return values.Count > 0 ? values : null;

        bool Same(ILocalSymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol, local);
    }

    // False for a write that says nothing of the value.
    private static bool IsRead(ILocalReferenceOperation reference, List<IOperation> values)
    {
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                values.Add(assignment.Value);
                return !assignment.IsRef;
            case ICompoundAssignmentOperation compound when compound.Target == reference:
            case IIncrementOrDecrementOperation:
            case ICoalesceAssignmentOperation coalesce when coalesce.Target == reference:
            case ITupleOperation { Parent: IDeconstructionAssignmentOperation }:
            case IDeclarationExpressionOperation:
            case IForEachLoopOperation:
                return false;
            case IArgumentOperation argument:
                return argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out);
            default:
                return true;
        }
    }
}
