using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Elements of tuples.</summary>
internal static class Tuples
{
    /// <summary>The origins of one element of a tuple, at any depth; null where no tuple literal is in sight.</summary>
    public static IReadOnlyList<Origin>? Part(Tracer tracer, IOperation tuple, IReadOnlyList<int> path, Point at, Frame? frame, int depth = 0)
    {
        if (depth > 6)
        {
            return null;
        }

        switch (SameValue.Unwrap(tuple, at.Flow))
        {
            case ITupleOperation literal when path.Count > 0 && path[0] < literal.Elements.Length:
                IOperation element = literal.Elements[path[0]];
                return path.Count == 1 ? tracer.Of(element, at, frame) : Part(tracer, element, path.Skip(1).ToList(), at, frame, depth + 1);
            case IAwaitOperation awaited:
                return Part(tracer, awaited.Operation, path, at, frame, depth + 1);
            case IInvocationOperation call when tracer.Enter(call, at, frame) is { } inside && MethodFlow.Of(inside.Method, tracer.Compilation, tracer.CancellationToken) is { } callee:
                return All(callee.Returns().Select(r => Part(tracer, r.Value, path, r.At, inside, depth + 1)));
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                object variable = DefinitionIndex.VariableOf(SameValue.Unwrap(tuple, at.Flow))!;
                Reaching reaching = Reaching.To(variable, at);
                return reaching.FromEntry ? null : All(reaching.Definitions.Select(d => d.Kind == DefinitionKind.Value ? Part(tracer, d.Value, path, d.At(at.Flow), frame, depth + 1) : null));
            default:
                return null;
        }
    }

    private static IReadOnlyList<Origin>? All(IEnumerable<IReadOnlyList<Origin>?> parts)
    {
        IReadOnlyList<Origin>? all = null;
        foreach (IReadOnlyList<Origin>? part in parts)
        {
            if (part is null)
            {
                return null;
            }

            all = all is null ? part : Tracer.Join(all, part);
        }

        return all;
    }
}
