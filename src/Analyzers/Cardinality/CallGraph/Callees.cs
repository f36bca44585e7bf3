using MetricsKit.Analyzers.Flow;
using MetricsKit.Analyzers.Origins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Which bodies of the compilation a call enters, and with what.</summary>
internal sealed class Callees(Compilation compilation, CallIndex calls, CancellationToken cancellationToken)
{
    private const int MostImplementations = 4;

    /// <summary>The body behind a frame; null where there is none.</summary>
    public MethodFlow? Body(Frame inside) => MethodFlow.Of(inside.Method, compilation, cancellationToken);

    /// <summary>The frame of the one method that a call enters, with its arguments; null where it has no body here, or several.</summary>
    public Frame? Enter(IInvocationOperation call, Point at, Frame? frame) => Of(call, at, frame) is [var only] ? only : null;

    /// <summary>Frames of every method that a call may enter: the target itself, or what implements or overrides it.</summary>
    public IReadOnlyList<Frame> Of(IInvocationOperation call, Point at, Frame? frame)
    {
        IMethodSymbol target = (call.TargetMethod.ReducedFrom ?? call.TargetMethod).OriginalDefinition;
        target = target.PartialImplementationPart ?? target;
        if (!compilation.Declares(target))
        {
            return [];
        }

        IReadOnlyList<IMethodSymbol> bodies = target.IsAbstract || target.ContainingType?.TypeKind == TypeKind.Interface
            ? calls.ImplementationsOf(target, MostImplementations, cancellationToken)
            : [target];
        var frames = new List<Frame>();
        foreach (IMethodSymbol body in bodies)
        {
            if (Frame.IsTooDeep(frame, body))
            {
                return [];
            }

            var arguments = new Dictionary<IParameterSymbol, (IOperation, Point)>(SymbolEqualityComparer.Default);
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter && parameter.Ordinal < body.Parameters.Length)
                {
                    arguments[body.Parameters[parameter.Ordinal]] = (argument.Value, at);
                }
            }

            frames.Add(new Frame(body, arguments, frame));
        }

        return frames;
    }
}
