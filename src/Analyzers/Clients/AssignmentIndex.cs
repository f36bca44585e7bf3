using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>Where code of one type or member assigns what, by name. Made of syntax alone, so an unchanged file keeps its index from one compilation to the next.</summary>
internal sealed class AssignmentIndex
{
    private static readonly ConditionalWeakTable<SyntaxNode, AssignmentIndex> Cache = new();

    private readonly Dictionary<string, List<Assignment>> _byName = new(StringComparer.Ordinal);

    private AssignmentIndex(SyntaxNode scope)
    {
        foreach (SyntaxNode node in scope.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment:
                    bool isWhole = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression);
                    Add(assignment.Left, isWhole ? assignment.Right : null);
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument when !argument.RefKindKeyword.IsKind(SyntaxKind.InKeyword):
                    Add(argument.Expression, null);
                    break;
                case RefExpressionSyntax reference:
                    Add(reference.Expression, null);
                    break;
            }
        }
    }

    /// <summary>The index of a type's or member's declaration.</summary>
    public static AssignmentIndex Of(SyntaxNode scope) => Cache.GetValue(scope, static s => new AssignmentIndex(s));

    /// <summary>Assignments to whatever has that name.</summary>
    public IReadOnlyList<Assignment> To(string name) => _byName.TryGetValue(name, out List<Assignment>? found) ? found : [];

    private void Add(ExpressionSyntax target, ExpressionSyntax? value)
    {
        switch (target)
        {
            case TupleExpressionSyntax tuple:
                var values = value as TupleExpressionSyntax;
                for (int i = 0; i < tuple.Arguments.Count; i++)
                {
                    Add(tuple.Arguments[i].Expression, values?.Arguments.Count == tuple.Arguments.Count ? values.Arguments[i].Expression : null);
                }

                break;
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression, value);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax { Name: IdentifierNameSyntax }:
                string name = ((target as MemberAccessExpressionSyntax)?.Name ?? (IdentifierNameSyntax)target).Identifier.ValueText;
                if (!_byName.TryGetValue(name, out List<Assignment>? assignments))
                {
                    _byName.Add(name, assignments = []);
                }

                assignments.Add(new Assignment(target, value));
                break;
        }
    }
}

/// <summary>One assignment.</summary>
/// <param name="Target">What is assigned.</param>
/// <param name="Value">What to; null where that is no expression of its own: <c>ref</c>, <c>out</c>, <c>+=</c>.</param>
internal sealed record Assignment(ExpressionSyntax Target, ExpressionSyntax? Value);
