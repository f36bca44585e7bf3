using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>
/// Follows what is taken at one place of a body to where it is given back, along every path: branches, exceptions to handlers
/// and finally blocks.
/// </summary>
internal sealed class ReleasePaths
{
    private static readonly ConditionalWeakTable<ControlFlowGraph, Dictionary<SyntaxNode, (BasicBlock Block, int Operation)>> Places = new();

    private readonly ControlFlowGraph _graph;
    private readonly ISet<SyntaxNode> _releases;
    private readonly Func<IOperation, IOperation?> _thrower;
    private readonly HashSet<(int Block, int Operation)> _seen = [];
    private readonly Stack<(BasicBlock Block, int Operation)> _open = new();

    // What a handler throws on.
    private IOperation? _thrown;

    private ReleasePaths(ControlFlowGraph graph, ISet<SyntaxNode> releases, Func<IOperation, IOperation?> thrower)
    {
        _graph = graph;
        _releases = releases;
        _thrower = thrower;
    }

    /// <summary>True when some path meets a release.</summary>
    public bool Releases { get; private set; }

    /// <summary>True when a path leaves the body without exception and without release.</summary>
    public bool LeavesHeld { get; private set; }

    /// <summary>What can throw its way out of the body without release, the first in the order of code; null for none.</summary>
    public IOperation? ThrowsHeld { get; private set; }

    /// <summary>Follows all paths from an operation; null where the graph does not have it.</summary>
    /// <param name="graph">The body.</param>
    /// <param name="taken">Syntax of the call that takes.</param>
    /// <param name="releases">Syntax of what gives back.</param>
    /// <param name="thrower">What in an operation is likely to throw; null for nothing.</param>
    public static ReleasePaths? From(ControlFlowGraph graph, SyntaxNode taken, ISet<SyntaxNode> releases, Func<IOperation, IOperation?> thrower)
    {
        if (!Places.GetValue(graph, static g => PlacesIn(g)).TryGetValue(taken, out (BasicBlock Block, int Operation) place))
        {
            return null;
        }

        var paths = new ReleasePaths(graph, releases, thrower);
        paths.Follow(place.Block, place.Operation + 1);
        return paths;
    }

    // Where in a graph each call stands.
    private static Dictionary<SyntaxNode, (BasicBlock Block, int Operation)> PlacesIn(ControlFlowGraph graph)
    {
        var places = new Dictionary<SyntaxNode, (BasicBlock, int)>();
        foreach (BasicBlock block in graph.Blocks)
        {
            for (int i = 0; i < block.Operations.Length; i++)
            {
                foreach (IOperation operation in block.Operations[i].DescendantsAndSelf())
                {
                    if (operation is IInvocationOperation && !places.ContainsKey(operation.Syntax))
                    {
                        places.Add(operation.Syntax, (block, i));
                    }
                }
            }
        }

        return places;
    }

    /// <summary>True where the author gives back in a finally block: what stands between taking and the <c>try</c> is a choice.</summary>
    public static bool IsInFinally(IEnumerable<SyntaxNode> releases) => releases.Any(r => r.FirstAncestorOrSelf<FinallyClauseSyntax>() is not null);

    private void Follow(BasicBlock block, int operation)
    {
        _open.Push((block, operation));
        while (_open.Count > 0)
        {
            (block, operation) = _open.Pop();
            if (_seen.Add((block.Ordinal, operation)))
            {
                Visit(block, operation);
            }
        }
    }

    private void Visit(BasicBlock block, int first)
    {
        for (int i = first; i < block.Operations.Length; i++)
        {
            if (Passes(block, block.Operations[i]))
            {
                return;
            }
        }

        if (block.BranchValue is { } value && Passes(block, value))
        {
            return;
        }

        Take(block, block.ConditionalSuccessor);
        Take(block, block.FallThroughSuccessor);
    }

    // True where the operation gives back.
    private bool Passes(BasicBlock block, IOperation operation)
    {
        if (IsRelease(operation))
        {
            Releases = true;
            return true;
        }

        if (_thrower(operation) is { } thrower)
        {
            Throw(block.EnclosingRegion, thrower);
        }

        return false;
    }

    private void Take(BasicBlock block, ControlFlowBranch? branch)
    {
        switch (branch?.Semantics)
        {
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                Throw(block.EnclosingRegion, block.BranchValue ?? block.Operations.LastOrDefault());
                break;
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return:
                if (branch.FinallyRegions.Any(Releasing))
                {
                    Releases = true;
                }
                else if (branch.Destination is { Kind: not BasicBlockKind.Exit } destination)
                {
                    _open.Push((destination, 0));
                }
                else
                {
                    LeavesHeld = true;
                }

                break;
        }
    }

    // An exception in the region goes to the handlers around it, and past those that may not take it.
    private void Throw(ControlFlowRegion? region, IOperation? thrower)
    {
        _thrown ??= thrower;
        for (; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind != ControlFlowRegionKind.Try || region.EnclosingRegion is not { } statement)
            {
                continue;
            }

            bool caught = false;
            foreach (ControlFlowRegion handler in statement.NestedRegions)
            {
                switch (handler.Kind)
                {
                    case ControlFlowRegionKind.Finally when Releasing(handler):
                        Releases = true;
                        return;
                    case ControlFlowRegionKind.Catch:
                        _open.Push((_graph.Blocks[handler.FirstBlockOrdinal], 0));
                        caught |= handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } || handler.ExceptionType.Is("System", "Exception");
                        break;
                    case ControlFlowRegionKind.FilterAndHandler:
                        _open.Push((_graph.Blocks[handler.NestedRegions.Last().FirstBlockOrdinal], 0));
                        break;
                }
            }

            if (caught)
            {
                return;
            }
        }

        if (ThrowsHeld is null || (thrower is not null && thrower.Syntax.SpanStart < ThrowsHeld.Syntax.SpanStart))
        {
            ThrowsHeld = thrower ?? _thrown;
        }
    }

    // A finally block that asks first, as `timer?.Dispose()` does, gives back as well.
    private bool Releasing(ControlFlowRegion region)
    {
        for (int i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            BasicBlock block = _graph.Blocks[i];
            ImmutableArray<IOperation> operations = block.Operations;
            if (operations.Any(IsRelease) || (block.BranchValue is { } value && IsRelease(value)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRelease(IOperation operation)
    {
        foreach (IOperation inner in operation.DescendantsAndSelf())
        {
            if (_releases.Contains(inner.Syntax))
            {
                return true;
            }
        }

        return false;
    }
}
