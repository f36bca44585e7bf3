using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace MetricsKit.Analyzers.Flow;

/// <summary>Which assignments of a variable reach a place, and which of the ways there are guarded.</summary>
internal sealed class Reaching
{
    private readonly object _variable;
    private readonly Func<IOperation, bool, Point, string?>? _guard;
    private readonly HashSet<int> _seen = [];
    private readonly Stack<int> _ends = new();
    private readonly MethodFlow _flow;

    private Reaching(MethodFlow flow, object variable, Func<IOperation, bool, Point, string?>? guard)
    {
        _flow = flow;
        _variable = variable;
        _guard = guard;
    }

    /// <summary>Assignments that may be the last before the place.</summary>
    public List<Definition> Definitions { get; } = [];

    /// <summary>What bounds the value on a way: the answers of the guard.</summary>
    public List<string> Guards { get; } = [];

    /// <summary>True when a way from the start of the flow meets no assignment.</summary>
    public bool FromEntry { get; private set; }

    /// <summary>Walks back from a place.</summary>
    /// <param name="variable">A symbol, or a capture's id; any other object where no assignment is looked for.</param>
    /// <param name="from">The place.</param>
    /// <param name="guard">What a condition that holds (or does not) says about the variable; a way ends where it says something.</param>
    /// <param name="use">Assignments of the place's own operation count when they stand before this node.</param>
    public static Reaching To(object variable, Point from, Func<IOperation, bool, Point, string?>? guard = null, SyntaxNode? use = null)
    {
        var reaching = new Reaching(from.Flow, variable, guard);
        IReadOnlyList<Definition> all = from.Flow.Definitions.Of(variable);
        Definition? last = null;
        foreach (Definition definition in all)
        {
            if (definition.Block == from.Block
                && (definition.Index < from.Index
                    || (definition.Index == from.Index && use is not null && definition.Kind is DefinitionKind.Argument or DefinitionKind.Pattern && definition.Operation.Syntax.Span.End <= use.SpanStart)))
            {
                last = definition;
            }
        }

        if (last is not null)
        {
            reaching.Definitions.Add(last);
        }
        else
        {
            reaching.Before(from.Block);
            while (reaching._ends.Count > 0)
            {
                reaching.FromEnd(reaching._ends.Pop(), all);
            }
        }

        return reaching;
    }

    private void FromEnd(int block, IReadOnlyList<Definition> all)
    {
        Definition? last = null;
        foreach (Definition definition in all)
        {
            if (definition.Block == block)
            {
                last = definition;
            }
        }

        if (last is not null)
        {
            Definitions.Add(last);
            return;
        }

        Before(block);
    }

    private void Before(int ordinal)
    {
        BasicBlock block = _flow.Graph.Blocks[ordinal];
        if (block.Kind == BasicBlockKind.Entry)
        {
            FromEntry = true;
            return;
        }

        foreach (ControlFlowBranch branch in block.Predecessors)
        {
            BasicBlock source = branch.Source;
            if (_guard is not null && source.BranchValue is { } condition && source.ConditionKind != ControlFlowConditionKind.None)
            {
                bool holds = branch.IsConditionalSuccessor == (source.ConditionKind == ControlFlowConditionKind.WhenTrue);
                if (_guard(condition, holds, new Point(_flow, source.Ordinal, source.Operations.Length)) is { } reason)
                {
                    Guards.Add(reason);
                    continue;
                }
            }

            Visit(source.Ordinal);
        }

        if (block.Predecessors.IsEmpty)
        {
            FromTry(block);
        }
    }

    // A handler is entered from anywhere in its try block.
    private void FromTry(BasicBlock block)
    {
        for (ControlFlowRegion? region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally
                && region.NestedRegions.Length > 0
                && block.Ordinal > region.NestedRegions[0].LastBlockOrdinal)
            {
                for (int i = region.NestedRegions[0].FirstBlockOrdinal; i <= region.NestedRegions[0].LastBlockOrdinal; i++)
                {
                    Visit(i);
                }

                return;
            }
        }
    }

    private void Visit(int block)
    {
        if (_seen.Add(block))
        {
            _ends.Push(block);
        }
    }
}
