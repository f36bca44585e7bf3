using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Flow;

/// <summary>What a variable is when a flow begins: an argument, or what the flow around a lambda made of it.</summary>
/// <param name="Definitions">Assignments that count. A lambda runs at a time nobody knows: every assignment around it does.</param>
/// <param name="Flow">The flow that they stand in, or that takes the parameter.</param>
/// <param name="IsParameter">True where it may still be what a caller gave.</param>
internal readonly record struct AtEntry(IReadOnlyList<Definition> Definitions, MethodFlow Flow, bool IsParameter)
{
    /// <summary>Looks in the flow itself, then in those around it.</summary>
    public static AtEntry Of(object variable, MethodFlow flow)
    {
        if (variable is IParameterSymbol own && IsOwn(own, flow))
        {
            return new AtEntry([], flow, IsParameter: true);
        }

        for (MethodFlow? outer = flow.Outer; outer is not null; outer = outer.Outer)
        {
            IReadOnlyList<Definition> definitions = outer.Definitions.Of(variable);
            bool isParameter = variable is IParameterSymbol around && IsOwn(around, outer);
            if (isParameter || definitions.Count > 0)
            {
                return new AtEntry(definitions, outer, isParameter);
            }
        }

        // A parameter of the type itself.
        return new AtEntry([], flow, variable is IParameterSymbol);
    }

    private static bool IsOwn(IParameterSymbol parameter, MethodFlow flow) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, flow.Member)
        || (flow.Member is IPropertySymbol property && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, property.GetMethod));
}
