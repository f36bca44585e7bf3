using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Control flow of the innermost method, lambda or local function around an operation.</summary>
internal static class FlowGraphs
{
    private static readonly ConditionalWeakTable<IOperation, ControlFlowGraph> Cache = new();

    /// <summary>The graph; null where the operation stands in no body, or in one that is broken.</summary>
    public static ControlFlowGraph? Around(IOperation operation, CancellationToken cancellationToken)
    {
        // Functions inside the body, innermost first: each has a graph of its own, which its parent's graph knows.
        var functions = new List<IOperation>();
        IOperation root = operation;
        while (root.Parent is { } parent)
        {
            root = parent;
            if (root is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                functions.Add(root);
            }
        }

        IOperation key = functions.Count > 0 ? functions[0] : root;
        if (Cache.TryGetValue(key, out ControlFlowGraph? graph))
        {
            return graph;
        }

        graph = Root(root, cancellationToken);
        for (int i = functions.Count - 1; i >= 0 && graph is not null; i--)
        {
            graph = Inner(graph, functions[i], cancellationToken);
        }

        return graph is null ? null : Cache.GetValue(key, _ => graph);
    }

    private static ControlFlowGraph? Root(IOperation root, CancellationToken cancellationToken) => root switch
    {
        IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IBlockOperation body => ControlFlowGraph.Create(body, cancellationToken),
        IFieldInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        IPropertyInitializerOperation initializer => ControlFlowGraph.Create(initializer, cancellationToken),
        _ => null,
    };

    private static ControlFlowGraph? Inner(ControlFlowGraph graph, IOperation function, CancellationToken cancellationToken)
    {
        if (function is ILocalFunctionOperation { Symbol: { } local })
        {
            return graph.LocalFunctions.Contains(local) ? graph.GetLocalFunctionControlFlowGraph(local, cancellationToken) : null;
        }

        // The graph's operations are others than the tree's, of the same syntax.
        IFlowAnonymousFunctionOperation? lambda = graph.Blocks
            .SelectMany(block => block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations)
            .SelectMany(o => o.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(o => o.Syntax == function.Syntax);
        return lambda is null ? null : graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken);
    }
}
