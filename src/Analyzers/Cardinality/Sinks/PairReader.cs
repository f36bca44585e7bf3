using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Finds key and value of a tag: where it is made, or behind variables, fields, methods.</summary>
internal static class PairReader
{
    private const int MaxDepth = 6;

    /// <summary>Every pair that the expression can be, each with its place.</summary>
    public static IEnumerable<(IOperation Key, IOperation Value, Point At, Frame? Frame)> Read(Tracer tracer, IOperation pair, Point at, Frame? frame, int depth = 0)
    {
        if (depth > MaxDepth)
        {
            return [];
        }

        IOperation inner = SameValue.Unwrap(pair, at.Flow);
        switch (inner)
        {
            case IObjectCreationOperation { Arguments.Length: 2 } creation when TagTypes.IsPair(creation.Type):
                return [Pair(creation.Arguments, at, frame)];
            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" }, Arguments.Length: 2 } creation:
                return [Pair(creation.Arguments, at, frame)];
            case IInvocationOperation call:
                return tracer.Callees.Of(call, at, frame).SelectMany(inside => tracer.Callees.Body(inside) is { } body
                    ? body.Returns().SelectMany(r => Read(tracer, r.Value, r.At, inside, depth + 1))
                    : []);
            case IMemberReferenceOperation { Member: var member }:
                return Assignments.Of(member, tracer.Compilation, tracer.CancellationToken) is { } assigned
                    ? assigned.SelectMany(a => Read(tracer, a.Value, a.At, null, depth + 1))
                    : [];
            default:
                return DefinitionIndex.VariableOf(inner) is { } variable ? OfVariable(tracer, variable, at, frame, depth) : [];
        }
    }

    private static IEnumerable<(IOperation Key, IOperation Value, Point At, Frame? Frame)> OfVariable(Tracer tracer, object variable, Point at, Frame? frame, int depth)
    {
        Reaching reaching = Reaching.To(variable, at);
        foreach (Definition definition in reaching.Definitions)
        {
            if (definition.Kind == DefinitionKind.Value)
            {
                foreach ((IOperation, IOperation, Point, Frame?) pair in Read(tracer, definition.Value, definition.At(at.Flow), frame, depth + 1))
                {
                    yield return pair;
                }
            }
        }

        for (Frame? caller = reaching.FromEntry ? frame : null; caller is not null; caller = caller.Caller)
        {
            if (variable is IParameterSymbol parameter && caller.Arguments.TryGetValue(parameter, out (IOperation Value, Point At) argument))
            {
                foreach ((IOperation, IOperation, Point, Frame?) pair in Read(tracer, argument.Value, argument.At, caller.Caller, depth + 1))
                {
                    yield return pair;
                }

                break;
            }
        }
    }

    private static (IOperation, IOperation, Point, Frame?) Pair(System.Collections.Immutable.ImmutableArray<IArgumentOperation> arguments, Point at, Frame? frame)
    {
        bool inOrder = (arguments[0].Parameter?.Ordinal ?? 0) == 0;
        return (arguments[inOrder ? 0 : 1].Value, arguments[inOrder ? 1 : 0].Value, at, frame);
    }
}
