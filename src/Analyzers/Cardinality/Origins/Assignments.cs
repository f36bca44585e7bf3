using System.Runtime.CompilerServices;
using MetricsKit.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Origins;

/// <summary>Everything that is assigned to a field or property that only its own type can assign.</summary>
internal static class Assignments
{
    private const int Most = 8;

    private static readonly ConditionalWeakTable<Compilation, ConditionalWeakTable<ISymbol, Found>> Cache = new();

    /// <summary>Each value with its place; null where others may assign it, where it is assigned in too many places, or nowhere.</summary>
    public static IReadOnlyList<(IOperation Value, Point At)>? Of(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        if (!IsOwn(member) || !compilation.Declares(member))
        {
            return null;
        }

        ConditionalWeakTable<ISymbol, Found> found = Cache.GetValue(compilation, static _ => new());
        if (!found.TryGetValue(member, out Found? known))
        {
            known = found.GetValue(member, m => new Found(Find(m, compilation, cancellationToken)));
        }

        return known.Values;
    }

    private static bool IsOwn(ISymbol member) => member switch
    {
        IFieldSymbol field => !field.IsConst && (field.IsReadOnly || field.DeclaredAccessibility == Accessibility.Private),
        IPropertySymbol property => property.SetMethod is null || property.SetMethod.DeclaredAccessibility == Accessibility.Private,
        _ => false,
    };

    private static List<(IOperation Value, Point At)>? Find(ISymbol member, Compilation compilation, CancellationToken cancellationToken)
    {
        var values = new List<(IOperation, Point)>();
        foreach (SyntaxReference reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            SyntaxNode type = reference.GetSyntax(cancellationToken);
            SemanticModel model = CompilationModels.Of(compilation, type.SyntaxTree);
            foreach ((SyntaxNode named, ExpressionSyntax value) in In(type, member, cancellationToken).OrderBy(static found => found.Named.SpanStart))
            {
                ISymbol? symbol = named is ExpressionSyntax ? model.GetSymbolInfo(named, cancellationToken).Symbol : model.GetDeclaredSymbol(named, cancellationToken);
                if (!SymbolEqualityComparer.Default.Equals(symbol, member))
                {
                    continue;
                }

                if (values.Count == Most || Place(value, model, cancellationToken) is not { } place)
                {
                    return null;
                }

                values.Add(place);
            }
        }

        return values.Count == 0 ? null : values;
    }

    // What a part of the type gives whatever has the member's name, and where it is declared.
    private static IEnumerable<(SyntaxNode Named, ExpressionSyntax Value)> In(SyntaxNode type, ISymbol member, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in member.DeclaringSyntaxReferences)
        {
            SyntaxNode declaration = reference.GetSyntax(cancellationToken);
            EqualsValueClauseSyntax? initializer = (declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer;
            if (initializer is not null && type.Contains(declaration))
            {
                yield return (declaration, initializer.Value);
            }
        }

        foreach (Assignment found in AssignmentIndex.Of(type).To(member.Name))
        {
            if (found.Target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == found.Target
                && assignment.Kind() is SyntaxKind.SimpleAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression or SyntaxKind.AddAssignmentExpression)
            {
                yield return (found.Target, assignment.Right);
            }
        }
    }

    // The operation of the flow graph that has the value.
    private static (IOperation, Point)? Place(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (MethodFlow.Around(value, model, cancellationToken) is not { } root)
        {
            return null;
        }

        foreach ((IOperation part, Point at) in root.Parts())
        {
            IOperation? assigned = part switch
            {
                ISimpleAssignmentOperation simple when Is(simple.Syntax) => simple.Value,
                ICompoundAssignmentOperation compound when Is(compound.Syntax) => compound.Value,
                _ => null,
            };
            if (assigned is not null)
            {
                return (assigned, at);
            }
        }

        return null;

        bool Is(SyntaxNode syntax) =>
            syntax == value.Parent || syntax == value.Parent?.Parent || syntax.Span.Contains(value.Span) && syntax is AssignmentExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or PropertyDeclarationSyntax && syntax.Span.End == value.Span.End;
    }

    private sealed class Found(IReadOnlyList<(IOperation Value, Point At)>? values)
    {
        public IReadOnlyList<(IOperation Value, Point At)>? Values { get; } = values;
    }
}
