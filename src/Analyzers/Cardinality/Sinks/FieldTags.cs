using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Sinks;

/// <summary>Tags that an object keeps in a field: what one method adds, another records.</summary>
internal static class FieldTags
{
    private static readonly ConditionalWeakTable<ISymbol, object> Cache = new();
    private static readonly object Yes = new(), No = new();

    /// <summary>True for a method that adds to a list of tags.</summary>
    public static bool IsAddition(IMethodSymbol method) =>
        method.Name == "Add" && method.ContainingType is { } type
        && (TagTypes.IsTagList(type) || (type is { Name: "List" or "ICollection" or "IList", TypeArguments: [var element] } && TagTypes.IsPair(element)));

    /// <summary>True for a call that adds to a field of the own type which some method of the type records.</summary>
    public static bool Is(IInvocationOperation call, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!IsAddition(call.TargetMethod) || call.Instance is not IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: { DeclaringSyntaxReferences.IsEmpty: false } field })
        {
            return false;
        }

        if (!Cache.TryGetValue(field, out object? known))
        {
            known = Cache.GetValue(field, f => IsRecorded(f, compilation, cancellationToken) ? Yes : No);
        }

        return known == Yes;
    }

    /// <summary>Key and value that are added one beside the other; null for a pair.</summary>
    public static (IOperation Key, IOperation Value)? Pair(IInvocationOperation call) =>
        call.Arguments.Length == 2 ? (call.Arguments[0].Value, call.Arguments[1].Value) : null;

    private static bool IsRecorded(ISymbol field, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in field.ContainingType.DeclaringSyntaxReferences)
        {
            SyntaxNode type = reference.GetSyntax(cancellationToken);
            if (!compilation.ContainsSyntaxTree(type.SyntaxTree))
            {
                continue;
            }

            SemanticModel model = CompilationModels.Of(compilation, type.SyntaxTree);
            foreach (IdentifierNameSyntax identifier in type.DescendantNodes().OfType<IdentifierNameSyntax>())
            {
                if (identifier.Identifier.ValueText == field.Name
                    && identifier.FirstAncestorOrSelf<ArgumentSyntax>()?.Parent?.Parent is InvocationExpressionSyntax call
                    && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "Add" or "Record" } method && SinkReader.IsSink(method) && !IsAddition(method)
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(identifier, cancellationToken).Symbol, field))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
