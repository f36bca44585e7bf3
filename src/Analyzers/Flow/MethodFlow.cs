using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Flow;

/// <summary>The control flow of one body: a method, an accessor, an initializer, a lambda or a local function.</summary>
/// <remarks>Lambdas and local functions are flows of their own, with the flow around them as <see cref="Outer"/>.</remarks>
internal sealed class MethodFlow
{
    private static readonly ConditionalWeakTable<SemanticModel, ConditionalWeakTable<SyntaxNode, MethodFlow>> Cache = new();

    private List<MethodFlow>? _nested;
    private DefinitionIndex? _definitions;
    private HashSet<ISymbol>? _asked;

    private MethodFlow(ControlFlowGraph graph, ISymbol? member, MethodFlow? outer, IOperation? function)
    {
        Graph = graph;
        Member = member;
        Outer = outer;
        Function = function;
    }

    /// <summary>Blocks, branches and operations.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The method, property or field that the body belongs to; the lambda's or local function's own symbol for those.</summary>
    public ISymbol? Member { get; }

    /// <summary>The flow around a lambda or local function; null for a member's own body.</summary>
    public MethodFlow? Outer { get; }

    /// <summary>The operation of the outer flow that creates the lambda; null for everything else.</summary>
    public IOperation? Function { get; }

    /// <summary>What the body assigns to locals, parameters and captures.</summary>
    public DefinitionIndex Definitions => _definitions ??= DefinitionIndex.Of(Graph);

    /// <summary>The flow of the body around a node; null where it stands in none.</summary>
    public static MethodFlow? Around(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? root = RootOf(node);
        if (root is null)
        {
            return null;
        }

        ConditionalWeakTable<SyntaxNode, MethodFlow> flows = Cache.GetValue(model, static _ => new());
        if (flows.TryGetValue(root, out MethodFlow? known))
        {
            return known;
        }

        return ControlFlowGraph.Create(root, model, cancellationToken) is { } graph
            ? flows.GetValue(root, _ => new MethodFlow(graph, MemberOf(root, model, cancellationToken), outer: null, function: null))
            : null;
    }

    /// <summary>The flow of the lambda, local function or body that an operation of a tree stands in; null where it stands in none.</summary>
    public static MethodFlow? Innermost(IOperation operation, CancellationToken cancellationToken)
    {
        MethodFlow? flow = operation.SemanticModel is { } model ? Around(operation.Syntax, model, cancellationToken) : null;
        var functions = new Stack<IOperation>();
        for (IOperation? at = operation.Parent; at is not null; at = at.Parent)
        {
            if (at is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                functions.Push(at);
            }
        }

        // A graph's operations are others than the tree's, of the same syntax.
        while (flow is not null && functions.Count > 0)
        {
            IOperation function = functions.Pop();
            flow = flow.Nested.Find(f => function is ILocalFunctionOperation local ? SymbolEqualityComparer.Default.Equals(f.Member, local.Symbol) : f.Function?.Syntax == function.Syntax);
        }

        return flow;
    }

    /// <summary>The flow of a method's own body; null where it has none.</summary>
    public static MethodFlow? Of(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!compilation.Declares(method))
        {
            return null;
        }

        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            SyntaxNode syntax = reference.GetSyntax(cancellationToken);
            SyntaxNode? body = syntax switch
            {
                BaseMethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
                AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
                LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
                ArrowExpressionClauseSyntax arrow => arrow,
                _ => null,
            };
            if (body is not null && Around(body, CompilationModels.Of(compilation, syntax.SyntaxTree), cancellationToken) is { } flow)
            {
                return method.MethodKind == MethodKind.LocalFunction ? flow.WithNested().FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Member, method)) : flow;
            }
        }

        return null;
    }

    /// <summary>This flow and those of the lambdas and local functions in it, at any depth.</summary>
    public IEnumerable<MethodFlow> WithNested()
    {
        yield return this;
        foreach (MethodFlow nested in Nested)
        {
            foreach (MethodFlow flow in nested.WithNested())
            {
                yield return flow;
            }
        }
    }

    /// <summary>The flow of the member's own body.</summary>
    public MethodFlow Outermost => Outer?.Outermost ?? this;

    /// <summary>Each operation with everything inside it, here and in the lambdas and local functions.</summary>
    public IEnumerable<(IOperation Operation, Point At)> Parts()
    {
        foreach (MethodFlow flow in WithNested())
        {
            foreach ((IOperation operation, Point at) in flow.Operations())
            {
                foreach (IOperation part in operation.DescendantsAndSelf())
                {
                    yield return (part, at);
                }
            }
        }
    }

    /// <summary>The lambda that an operation of this flow creates.</summary>
    public MethodFlow? Lambda(IFlowAnonymousFunctionOperation function) => Nested.Find(flow => ReferenceEquals(flow.Function, function));

    /// <summary>True where a condition of the body reads the member, or calls the method.</summary>
    public bool AsksAbout(ISymbol member)
    {
        if (_asked is null)
        {
            var asked = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
            foreach (BasicBlock block in Graph.Blocks)
            {
                if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
                {
                    Asked(condition, asked, depth: 0);
                }
            }

            _asked = asked;
        }

        return _asked.Contains(member);
    }

    /// <summary>Each operation that is executed, with its place.</summary>
    public IEnumerable<(IOperation Operation, Point At)> Operations()
    {
        foreach (BasicBlock block in Graph.Blocks)
        {
            for (int i = 0; i < block.Operations.Length; i++)
            {
                yield return (block.Operations[i], new Point(this, block.Ordinal, i));
            }

            if (block.BranchValue is { } branch)
            {
                yield return (branch, new Point(this, block.Ordinal, block.Operations.Length));
            }
        }
    }

    /// <summary>What the body returns, each with its place.</summary>
    public IEnumerable<(IOperation Value, Point At)> Returns()
    {
        foreach (BasicBlock block in Graph.Blocks)
        {
            if (block.BranchValue is { } value && block.ConditionKind == ControlFlowConditionKind.None && block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                yield return (value, new Point(this, block.Ordinal, block.Operations.Length));
            }
        }
    }

    /// <summary>The node around another that a control flow graph can be made of; null where it stands in none.</summary>
    public static SyntaxNode? RootOf(SyntaxNode node)
    {
        bool isGlobal = false;
        for (SyntaxNode? at = node; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                    return at;
                case GlobalStatementSyntax:
                    isGlobal = true;
                    break;
                case CompilationUnitSyntax when isGlobal || at == node:
                    return at;
                case BaseTypeDeclarationSyntax or AttributeSyntax:
                    return null;
            }
        }

        return null;
    }

    // Members in a condition, also where a capture carries them there.
    private void Asked(IOperation condition, HashSet<ISymbol> asked, int depth)
    {
        foreach (IOperation part in condition.DescendantsAndSelf())
        {
            switch (part)
            {
                case IMemberReferenceOperation reference:
                    asked.Add(reference.Member);
                    break;
                case IInvocationOperation call:
                    asked.Add(call.TargetMethod);
                    break;
                case IFlowCaptureReferenceOperation capture when depth < 4 && Definitions.Of(capture.Id) is [{ Kind: DefinitionKind.Value } only]:
                    Asked(only.Value, asked, depth + 1);
                    break;
            }
        }
    }

    private List<MethodFlow> Nested
    {
        get
        {
            if (_nested is null)
            {
                var nested = new List<MethodFlow>();
                foreach (IMethodSymbol local in Graph.LocalFunctions)
                {
                    nested.Add(new MethodFlow(Graph.GetLocalFunctionControlFlowGraph(local), local, this, function: null));
                }

                foreach ((IOperation operation, _) in Operations())
                {
                    foreach (IFlowAnonymousFunctionOperation function in operation.DescendantsAndSelf().OfType<IFlowAnonymousFunctionOperation>())
                    {
                        nested.Add(new MethodFlow(Graph.GetAnonymousFunctionControlFlowGraph(function), function.Symbol, this, function));
                    }
                }

                Interlocked.CompareExchange(ref _nested, nested, null);
            }

            return _nested;
        }
    }

    private static ISymbol? MemberOf(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken) => root switch
    {
        ArrowExpressionClauseSyntax or EqualsValueClauseSyntax => model.GetDeclaredSymbol(root.Parent!, cancellationToken),
        CompilationUnitSyntax => model.GetDeclaredSymbol(root, cancellationToken),
        _ => model.GetDeclaredSymbol(root, cancellationToken),
    };
}
