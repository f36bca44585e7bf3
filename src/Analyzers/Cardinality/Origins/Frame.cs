using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Origins;

/// <summary>A call that is being followed into: what its parameters stand for.</summary>
/// <param name="Method">The method that is called.</param>
/// <param name="Arguments">Values of its parameters, with the place and frame of the caller.</param>
/// <param name="Caller">The frame around the call; null at the top.</param>
internal sealed record Frame(IMethodSymbol Method, IReadOnlyDictionary<IParameterSymbol, (IOperation Value, Point At)> Arguments, Frame? Caller)
{
    private const int MaxDepth = 5;

    /// <summary>A call without arguments: of a getter, of <c>ToString()</c>.</summary>
    public static Frame Bare(IMethodSymbol method, Frame? caller) => new(method, new Dictionary<IParameterSymbol, (IOperation, Point)>(SymbolEqualityComparer.Default), caller);

    /// <summary>What the nearest call that has the parameter gives for it; null where none has.</summary>
    public static Place? ArgumentOf(Frame? frame, IParameterSymbol parameter)
    {
        for (Frame? at = frame; at is not null; at = at.Caller)
        {
            if (at.Arguments.TryGetValue(parameter, out (IOperation Value, Point At) argument))
            {
                return new Place(argument.Value, argument.At, at.Caller);
            }
        }

        return null;
    }

    /// <summary>True when following one more call would go round in circles, or too deep.</summary>
    public static bool IsTooDeep(Frame? frame, IMethodSymbol method)
    {
        int depth = 0;
        for (Frame? at = frame; at is not null; at = at.Caller)
        {
            if (++depth >= MaxDepth || SymbolEqualityComparer.Default.Equals(at.Method, method))
            {
                return true;
            }
        }

        return false;
    }
}
