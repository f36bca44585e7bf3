using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>The field or property that holds a metric: whether a partial member can stand in its place.</summary>
internal static class MetricHolder
{
    /// <summary>True where nobody else can give the member another value, and the types around it can be those of a set.</summary>
    public static bool CanBeReplaced(ISymbol member, CancellationToken cancellationToken) =>
        IsFixed(member) && ((CSharpParseOptions)member.Locations[0].SourceTree!.Options).LanguageVersion >= LanguageVersion.CSharp9 && CanHold(member.ContainingType, cancellationToken);

    private static bool IsFixed(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsVolatile && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private),
        IPropertySymbol property => property is { SetMethod: null, IsVirtual: false, IsOverride: false, IsAbstract: false, ExplicitInterfaceImplementations.IsEmpty: true }
            && !ImplementsInterface(property),
        _ => false,
    };

    private static bool ImplementsInterface(IPropertySymbol property) =>
        property.DeclaredAccessibility == Accessibility.Public
        && property.ContainingType.AllInterfaces.Any(i => i.GetMembers(property.Name).Any(m =>
            SymbolEqualityComparer.Default.Equals(property.ContainingType.FindImplementationForInterfaceMember(m), property)));

    // A set cannot be generic: each T would have the same metric.
    private static bool CanHold(INamedTypeSymbol? type, CancellationToken cancellationToken)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.TypeParameters.Length > 0
                || type.TypeKind is not (TypeKind.Class or TypeKind.Struct)
                || type.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellationToken) is not TypeDeclarationSyntax t || t.Modifiers.Any(SyntaxKind.FileKeyword)))
            {
                return false;
            }
        }

        return true;
    }
}
