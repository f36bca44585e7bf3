using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.CallGraph;

/// <summary>Methods that implement or override another.</summary>
internal static class Implementations
{
    /// <summary>Those with a body, of the methods of its name; none where there are more than that.</summary>
    public static List<IMethodSymbol> Of(IMethodSymbol method, int most, IEnumerable<MethodDeclarationSyntax> named, Compilation compilation, CancellationToken cancellationToken)
    {
        var found = new List<IMethodSymbol>();
        foreach (MethodDeclarationSyntax node in named)
        {
            if (node.ParameterList.Parameters.Count != method.Parameters.Length || (node.Body is null && node.ExpressionBody is null)
                || CompilationModels.Of(compilation, node.SyntaxTree).GetDeclaredSymbol(node, cancellationToken) is not { } candidate
                || !Answers(candidate, method))
            {
                continue;
            }

            if (found.Count == most)
            {
                return [];
            }

            found.Add(candidate);
        }

        return found;
    }

    // True where a call of the declared method may run the candidate.
    private static bool Answers(IMethodSymbol candidate, IMethodSymbol declared)
    {
        if (declared.ContainingType?.TypeKind == TypeKind.Interface)
        {
            INamedTypeSymbol type = candidate.ContainingType;
            foreach (INamedTypeSymbol face in type.AllInterfaces)
            {
                if (SymbolEqualityComparer.Default.Equals(face.OriginalDefinition, declared.ContainingType.OriginalDefinition))
                {
                    foreach (ISymbol member in face.GetMembers(declared.Name))
                    {
                        if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, declared.OriginalDefinition)
                            && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, candidate.OriginalDefinition))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        for (IMethodSymbol? at = candidate.OverriddenMethod; at is not null; at = at.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, declared.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }
}
