using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>What locals are assigned, anywhere in the body that declares them.</summary>
internal sealed class LocalValues
{
    // A long body records often, and is walked once.
    private static readonly ConditionalWeakTable<IOperation, LocalValues> Cache = new();

    private readonly Dictionary<ILocalSymbol, List<IOperation>> _values = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILocalSymbol, List<ILocalReferenceOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ILocalSymbol> _unknown = new(SymbolEqualityComparer.Default);

    private LocalValues(IOperation body)
    {
        foreach (IOperation operation in body.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: { } local } declarator:
                    if (declarator.Parent is IForEachLoopOperation || local.IsRef)
                    {
                        _unknown.Add(local);
                    }
                    else if (declarator.GetVariableInitializer() is { } initializer)
                    {
                        Add(_values, local, initializer.Value);
                    }

                    break;
                case ILocalReferenceOperation reference:
                    Add(_references, reference.Local, reference);
                    if (!IsRead(reference))
                    {
                        _unknown.Add(reference.Local);
                    }

                    break;
            }
        }
    }

    /// <summary>Every value that is assigned to the local; null where one of them is no expression of its own (<c>out</c>, <c>+=</c>, a pattern), or there is none.</summary>
    public static IReadOnlyList<IOperation>? Of(ILocalReferenceOperation reference)
    {
        LocalValues all = Around(reference);
        return !all._unknown.Contains(reference.Local) && all._values.TryGetValue(reference.Local, out List<IOperation>? values) ? values : null;
    }

    /// <summary>Every reference to a local of the body around an operation.</summary>
    public static IReadOnlyList<ILocalReferenceOperation> References(IOperation inside, ILocalSymbol local) =>
        Around(inside)._references.TryGetValue(local, out List<ILocalReferenceOperation>? references) ? references : [];

    private static LocalValues Around(IOperation inside)
    {
        while (inside.Parent is { } parent)
        {
            inside = parent;
        }

        return Cache.GetValue(inside, static body => new LocalValues(body));
    }

    // False for a write that says nothing of the value.
    private bool IsRead(ILocalReferenceOperation reference)
    {
        switch (reference.Parent)
        {
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                Add(_values, reference.Local, assignment.Value);
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

    private static void Add<T>(Dictionary<ILocalSymbol, List<T>> all, ILocalSymbol local, T item)
    {
        if (!all.TryGetValue(local, out List<T>? items))
        {
            all.Add(local, items = []);
        }

        items.Add(item);
    }
}
