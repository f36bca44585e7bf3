using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace MetricsKit.Analyzers.Flow;

/// <summary>Which assignments of a variable reach a place, and which of the ways there are guarded.</summary>
internal sealed class Reaching
{
    // Enough for what a person writes; past it an assignment counts as unknown.
    private const int MostBlocks = 1500;
    private const int MostDefinitions = 48;

    private readonly object _variable;
    private readonly Func<IOperation, bool, Point, string?>? _guard;
    private readonly HashSet<int> _seen = [];
    private readonly Stack<int> _ends = new();
    private readonly MethodFlow _flow;
    private readonly bool _isExpression;

    private Reaching(MethodFlow flow, object variable, Func<IOperation, bool, Point, string?>? guard)
    {
        _flow = flow;
        _variable = variable;
        _guard = guard;
        _isExpression = variable is not ISymbol and not CaptureId;
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
        // What is never assigned and never asked about is at each place what it was at first.
        if (!reaching._isExpression && !from.Flow.Definitions.Mentions(variable))
        {
            reaching.FromEntry = true;
            return reaching;
        }

        Definition? last = null;
        foreach (Definition definition in from.Flow.Definitions.Of(variable, from.Block))
        {
            if (definition.Index < from.Index
                    || (definition.Index == from.Index && use is not null && definition.Kind is DefinitionKind.Argument or DefinitionKind.Pattern && definition.Operation.Syntax.Span.End <= use.SpanStart))
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
                if (reaching._seen.Count > MostBlocks || reaching.Definitions.Count > MostDefinitions)
                {
                    reaching.FromEntry = true;
                    break;
                }

                reaching.FromEnd(reaching._ends.Pop());
            }
        }

        return reaching;
    }

    private void FromEnd(int block)
    {
        IReadOnlyList<Definition> here = _flow.Definitions.Of(_variable, block);
        if (here.Count > 0)
        {
            Definitions.Add(here[here.Count - 1]);
        }
        else
        {
            Before(block);
        }
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
            if (_guard is not null && (_isExpression || _flow.Definitions.Asks(_variable, source.Ordinal)) && source.BranchValue is { } condition && source.ConditionKind != ControlFlowConditionKind.None)
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
