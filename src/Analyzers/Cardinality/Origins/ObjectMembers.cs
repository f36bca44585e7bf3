using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>What a body assigns to the members of the objects that it makes: <c>new Order { Bank = posted.Bank }</c>.</summary>
internal sealed class ObjectMembers
{
    private static readonly ConditionalWeakTable<MethodFlow, ObjectMembers> Cache = new();

    private readonly Dictionary<ISymbol, List<(object Variable, IOperation Value, Point At)>> _assigned = new(SymbolEqualityComparer.Default);

    private ObjectMembers(MethodFlow flow)
    {
        foreach ((IOperation operation, Point at) in flow.Operations())
        {
            foreach (IOperation part in operation.DescendantsAndSelf())
            {
                if (part is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance, Member: var member } } assignment && DefinitionIndex.VariableOf(instance) is { } variable)
                {
                    if (!_assigned.TryGetValue(member, out List<(object, IOperation, Point)>? values))
                    {
                        _assigned[member] = values = [];
                    }

                    values.Add((variable, assignment.Value, at));
                }
            }
        }
    }

    /// <summary>Everything that the flow assigns to the member of an object that it makes itself; none for an object that comes from elsewhere.</summary>
    /// <param name="member">A field or property.</param>
    /// <param name="instance">The object, as it is read.</param>
    /// <param name="flow">The body that reads it.</param>
    public static IEnumerable<(IOperation Value, Point At)> Of(ISymbol member, IOperation instance, MethodFlow flow)
    {
        if (!Cache.GetValue(flow, static f => new ObjectMembers(f))._assigned.TryGetValue(member, out List<(object Variable, IOperation Value, Point At)>? values))
        {
            return [];
        }

        IOperation inner = instance;
        while (inner is IConversionOperation or IParenthesizedOperation)
        {
            inner = inner.ChildOperations.First();
        }

        HashSet<object> names = Names(DefinitionIndex.VariableOf(inner), flow, out bool isMade);
        return isMade ? values.Where(v => names.Contains(v.Variable)).Select(v => (v.Value, v.At)) : [];
    }

    // The compiler fills a capture with the new object and assigns that to the local.
    private static HashSet<object> Names(object? variable, MethodFlow flow, out bool isMade)
    {
        var names = new HashSet<object>();
        isMade = false;
        var open = new Stack<object>(variable is null ? [] : [variable]);
        while (open.Count > 0)
        {
            object name = open.Pop();
            if (!names.Add(name))
            {
                continue;
            }

            foreach (Definition definition in flow.Definitions.Of(name).Where(d => d.Kind == DefinitionKind.Value))
            {
                isMade |= SameValue.Unwrap(definition.Value, flow) is IObjectCreationOperation;
                if (DefinitionIndex.VariableOf(definition.Value) is { } other)
                {
                    open.Push(other);
                }
            }
        }

        return names;
    }
}
