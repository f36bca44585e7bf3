using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Flow;

/// <summary>Every assignment of a flow to a local, a parameter or a compiler's capture, by variable and block.</summary>
internal sealed class DefinitionIndex
{
    private const int MaxDepth = 6;

    private static readonly IReadOnlyList<Definition> None = [];

    private readonly Dictionary<object, List<Definition>> _definitions = [];
    private readonly Dictionary<(object Variable, int Block), List<Definition>> _byBlock = [];
    private readonly Dictionary<object, HashSet<int>> _asking = [];

    /// <summary>Reads a graph; lambdas in it are left to flows of their own.</summary>
    public static DefinitionIndex Of(ControlFlowGraph graph)
    {
        var index = new DefinitionIndex();
        foreach (BasicBlock block in graph.Blocks)
        {
            for (int i = 0; i < block.Operations.Length; i++)
            {
                index.Read(block.Ordinal, i, block.Operations[i]);
            }

            if (block.BranchValue is { } branch)
            {
                index.Read(block.Ordinal, block.Operations.Length, branch);
            }
        }

        foreach (BasicBlock block in graph.Blocks)
        {
            if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
            {
                index.ReadCondition(graph, block.Ordinal, condition, depth: 0);
            }
        }

        return index;
    }

    /// <summary>Assignments of a variable in the order of the blocks.</summary>
    public IReadOnlyList<Definition> Of(object variable) => _definitions.TryGetValue(variable, out List<Definition>? definitions) ? definitions : None;

    /// <summary>Assignments of a variable in one block, in order.</summary>
    public IReadOnlyList<Definition> Of(object variable, int block) => _byBlock.TryGetValue((variable, block), out List<Definition>? definitions) ? definitions : None;

    /// <summary>True for a variable that is assigned, or asked about by a condition.</summary>
    public bool Mentions(object variable) => _definitions.ContainsKey(variable) || _asking.ContainsKey(variable);

    /// <summary>True where the block's condition reads the variable, itself or through another.</summary>
    public bool Asks(object variable, int block) => _asking.TryGetValue(variable, out HashSet<int>? blocks) && blocks.Contains(block);

    // Variables of a condition, also those that captures carry there, and those that a predicate in it compares with.
    private void ReadCondition(ControlFlowGraph graph, int block, IOperation condition, int depth)
    {
        foreach (IOperation part in condition.DescendantsAndSelf())
        {
            if (depth < MaxDepth && part is IFlowAnonymousFunctionOperation predicate)
            {
                foreach (IOperation inside in graph.GetAnonymousFunctionControlFlowGraph(predicate).Blocks.Where(b => b.BranchValue is not null).Select(b => b.BranchValue!))
                {
                    ReadCondition(graph, block, inside, MaxDepth); // a predicate in a predicate is another graph's
                }
            }

            if (VariableOf(part) is not { } variable)
            {
                continue;
            }

            if (!_asking.TryGetValue(variable, out HashSet<int>? blocks))
            {
                _asking[variable] = blocks = [];
            }

            if (blocks.Add(block) && depth < MaxDepth)
            {
                foreach (Definition definition in Of(variable).Take(4))
                {
                    if (definition.Kind is DefinitionKind.Value)
                    {
                        ReadCondition(graph, block, definition.Value, depth + 1);
                    }
                }
            }
        }
    }

    /// <summary>The variable that an operation names: a local, a parameter, a capture; else null.</summary>
    public static object? VariableOf(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFlowCaptureReferenceOperation capture => capture.Id,
        IDeclarationExpressionOperation declaration => VariableOf(declaration.Expression),
        IConversionOperation conversion => VariableOf(conversion.Operand),
        _ => null,
    };

    private void Read(int block, int index, IOperation statement)
    {
        foreach (IOperation operation in statement.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IFlowCaptureOperation capture:
                    Add(capture.Id, DefinitionKind.Value, operation, capture.Value);
                    break;
                case ISimpleAssignmentOperation assignment:
                    Add(VariableOf(assignment.Target), DefinitionKind.Value, operation, assignment.Value);
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    Parts(deconstruction.Target, deconstruction, []);
                    break;
                case ICompoundAssignmentOperation compound:
                    Add(VariableOf(compound.Target), DefinitionKind.Compound, operation, compound);
                    break;
                case ICoalesceAssignmentOperation coalesce:
                    Add(VariableOf(coalesce.Target), DefinitionKind.Compound, operation, coalesce);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument:
                    Add(VariableOf(argument.Value), DefinitionKind.Argument, operation, argument);
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: { } symbol }:
                    Pattern(symbol, operation);
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: { } symbol }:
                    Pattern(symbol, operation);
                    break;
            }
        }

        void Add(object? variable, DefinitionKind kind, IOperation operation, IOperation value, IReadOnlyList<int>? path = null)
        {
            if (variable is null)
            {
                return;
            }

            if (!_definitions.TryGetValue(variable, out List<Definition>? definitions))
            {
                _definitions[variable] = definitions = [];
            }

            var definition = new Definition(block, index, operation, kind, value, path ?? []);
            definitions.Add(definition);
            if (!_byBlock.TryGetValue((variable, block), out List<Definition>? here))
            {
                _byBlock[(variable, block)] = here = [];
            }

            here.Add(definition);
        }

        void Parts(IOperation target, IDeconstructionAssignmentOperation deconstruction, IReadOnlyList<int> path)
        {
            switch (target)
            {
                case IDeclarationExpressionOperation declaration:
                    Parts(declaration.Expression, deconstruction, path);
                    break;
                case ITupleOperation tuple:
                    for (int i = 0; i < tuple.Elements.Length; i++)
                    {
                        Parts(tuple.Elements[i], deconstruction, [.. path, i]);
                    }

                    break;
                default:
                    Add(VariableOf(target), DefinitionKind.Part, deconstruction, deconstruction.Value, path);
                    break;
            }
        }

        // The whole of what is tested, when the pattern stands directly under the test; else the pattern, as a part with a name of its own.
        void Pattern(ISymbol symbol, IOperation pattern)
        {
            IOperation? at = pattern.Parent;
            while (at is IBinaryPatternOperation or INegatedPatternOperation)
            {
                at = at.Parent;
            }

            Add(symbol, DefinitionKind.Pattern, pattern, at is IIsPatternOperation test ? test.Value : pattern);
        }
    }
}
