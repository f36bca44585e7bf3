using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Symbols by full name, whichever assembly has them: a library may be merged, vendored or replaced, and tests compile against stand-ins.</summary>
internal static class SymbolNames
{
    /// <summary>True for the type of that name, generic or not, that stands in no other type.</summary>
    /// <param name="type">The type; of a constructed one, its definition counts.</param>
    /// <param name="ns">Full name of the namespace: <c>System.Diagnostics.Metrics</c>.</param>
    /// <param name="name">Its name without type parameters.</param>
    public static bool Is(this ITypeSymbol? type, string ns, string name) =>
        type is { ContainingType: null } && type.Name == name && IsNamespace(type.ContainingNamespace, ns);

    /// <summary>The first word of the namespace: <c>System</c>; empty for a symbol of none.</summary>
    public static string RootNamespace(this ISymbol symbol)
    {
        INamespaceSymbol? space = symbol as INamespaceSymbol ?? symbol.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space?.Name ?? "";
    }

    private static bool IsNamespace(INamespaceSymbol? symbol, string name)
    {
        int end = name.Length;
        while (symbol is { IsGlobalNamespace: false } && end > 0)
        {
            int start = name.LastIndexOf('.', end - 1) + 1;
            if (symbol.Name.Length != end - start || string.CompareOrdinal(symbol.Name, 0, name, start, end - start) != 0)
            {
                return false;
            }

            end = start - 1;
            symbol = symbol.ContainingNamespace;
        }

        return end <= 0 && symbol is { IsGlobalNamespace: true };
    }
}
