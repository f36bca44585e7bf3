using Microsoft.CodeAnalysis;

namespace MetricsKit.CodeFixes;

/// <summary>What a symbol is called in metadata, and who sees it.</summary>
internal static class MetadataNames
{
    /// <summary><c>Shop.Outer+Inner</c>.</summary>
    public static string Of(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? Of(outer) + "+" + type.MetadataName
        : Join(type.ContainingNamespace, type.MetadataName);

    /// <summary><c>Shop.Name</c>.</summary>
    public static string Join(INamespaceSymbol space, string name) =>
        space.IsGlobalNamespace ? name : space.ToDisplayString() + "." + name;

    /// <summary>The narrowest access of the member and the types around it: public, internal or private.</summary>
    public static Accessibility AccessOf(ISymbol member)
    {
        Accessibility access = Accessibility.Public;
        for (ISymbol? symbol = member; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            switch (symbol.DeclaredAccessibility)
            {
                case Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal:
                    break;
                case Accessibility.Internal or Accessibility.ProtectedAndInternal:
                    access = access == Accessibility.Private ? access : Accessibility.Internal;
                    break;
                default:
                    access = Accessibility.Private;
                    break;
            }
        }

        return access;
    }
}
