using MetricsKit.Analyzers.CallGraph;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>A value, where it is read, and the calls that were followed to get there.</summary>
internal readonly record struct Place(IOperation Value, Point At, Frame? Frame);

/// <summary>Elements of tuples.</summary>
internal static class Tuples
{
    /// <summary>What one element of a tuple may be, at any depth of nesting; null where no tuple literal is in sight.</summary>
    public static IReadOnlyList<Place>? Part(Callees calls, IOperation tuple, IReadOnlyList<int> path, Point at, Frame? frame, int depth = 0)
    {
        if (depth > 6)
        {
            return null;
        }

        switch (SameValue.Unwrap(tuple, at.Flow))
        {
            case ITupleOperation literal when path.Count > 0 && path[0] < literal.Elements.Length:
                IOperation element = literal.Elements[path[0]];
                return path.Count == 1 ? [new Place(element, at, frame)] : Part(calls, element, path.Skip(1).ToList(), at, frame, depth + 1);
            case IAwaitOperation awaited:
                return Part(calls, awaited.Operation, path, at, frame, depth + 1);
            case IInvocationOperation call when calls.Enter(call, at, frame) is { } inside && calls.Body(inside) is { } callee:
                return All(callee.Returns().Select(r => Part(calls, r.Value, path, r.At, inside, depth + 1)));
            case ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
                object variable = DefinitionIndex.VariableOf(SameValue.Unwrap(tuple, at.Flow))!;
                Reaching reaching = Reaching.To(variable, at);
                return reaching.FromEntry ? null : All(reaching.Definitions.Select(d => d.Kind == DefinitionKind.Value ? Part(calls, d.Value, path, d.At(at.Flow), frame, depth + 1) : null));
            default:
                return null;
        }
    }

    /// <summary>The index of an element that is read by its name or as <c>Item1</c>.</summary>
    public static int IndexOf(IFieldSymbol element)
    {
        IFieldSymbol numbered = element.CorrespondingTupleField ?? element;
        int index = element.ContainingType.TupleElements.IndexOf(element);
        return index >= 0 ? index
            : numbered.Name.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(numbered.Name.Substring(4), out int number) ? number - 1 : 0;
    }

    private static List<Place>? All(IEnumerable<IReadOnlyList<Place>?> parts)
    {
        List<Place>? all = null;
        foreach (IReadOnlyList<Place>? part in parts)
        {
            if (part is null)
            {
                return null;
            }

            (all ??= []).AddRange(part);
        }

        return all;
    }
}
