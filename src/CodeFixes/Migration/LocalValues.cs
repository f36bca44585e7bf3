using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>Everything that a local variable is ever given.</summary>
internal static class LocalValues
{
    /// <summary>Its initializer and what is assigned to it; null for what is no local, and where it is given something by another way.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Of(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local
            || reference.GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { Parent: { } block } } declarator
            || declarator.Span.End > name.SpanStart)
        {
            return null;
        }

        var values = new List<ExpressionSyntax>();
        if (declarator.Initializer is { } initializer)
        {
            values.Add(initializer.Value);
        }

        foreach (IdentifierNameSyntax use in block.DescendantNodes().OfType<IdentifierNameSyntax>().Where(u => u.Identifier.ValueText == local.Name))
        {
            switch (use.Parent)
            {
                case AssignmentExpressionSyntax assignment when assignment.Left == use:
                    // Made of other variables it could be made of itself; an initializer only knows those before it.
                    if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any())
                    {
                        return null;
                    }

                    values.Add(assignment.Right);
                    break;
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax } }:
                    return null;
            }
        }

        return values.Count > 0 ? values : null;
    }
}
