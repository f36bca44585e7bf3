using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Fields and properties whose collections are added to while the process runs: a set that grows holds nothing to a bound.</summary>
internal static class GrowingMembers
{
    private static readonly ConditionalWeakTable<ISymbol, object> Cache = new();
    private static readonly object Yes = new(), No = new();

    /// <summary>True where a method of the type, other than its constructors, adds to the member.</summary>
    public static bool Contains(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Cache.TryGetValue(member, out object? known))
        {
            known = Cache.GetValue(member, m => Find(m, compilation, cancellationToken) ? Yes : No);
        }

        return known == Yes;
    }

    private static bool Find(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (member.ContainingType is not { } holder || !compilation.Declares(holder))
        {
            return false;
        }

        foreach (SyntaxReference reference in holder.DeclaringSyntaxReferences)
        {
            SyntaxNode type = reference.GetSyntax(cancellationToken);
            foreach (IdentifierNameSyntax identifier in type.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (identifier.Identifier.ValueText == member.Name && IsAddition(identifier) && identifier.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is null
                    && SymbolEqualityComparer.Default.Equals(CompilationModels.Of(compilation, type.SyntaxTree).GetSymbolInfo(identifier, cancellationToken).Symbol, member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsAddition(IdentifierNameSyntax identifier)
    {
        SyntaxNode target = identifier.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access ? access : identifier;
        return target.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAdd" or "GetOrAdd" or "AddOrUpdate" or "AddRange" or "Enqueue" or "Push" or "UnionWith" or "Insert" } called => called.Expression == target && called.Parent is InvocationExpressionSyntax,
            ElementAccessExpressionSyntax element => element.Expression == target && element.Parent is AssignmentExpressionSyntax assignment && assignment.Left == element,
            _ => false,
        };
    }
}
