using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Takes one tag out of a call of System.Diagnostics.Metrics, or out of the list that a call is given.</summary>
internal static class DropTag
{
    /// <summary>The change; null where the value is in no tag of its own.</summary>
    public static TextChange? Change(ExpressionSyntax value, SemanticModel model, SourceText text)
    {
        SyntaxNode node = value;
        while (node.Parent is CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        switch (node.Parent)
        {
            case InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions.Count: 2 } pair when pair.Expressions[1] == node:
                return Lists.Remove(pair);
            case ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, var second] } list } argument when second == argument:
                return list.Parent switch
                {
                    BaseObjectCreationExpressionSyntax creation when IsPair(creation, model) => RemovePair(creation),
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Create" } } call when IsPair(call, model) => RemovePair(call),
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } add, Parent: ExpressionStatementSyntax statement }
                        when model.GetTypeInfo(add.Expression).Type is { Name: "TagList", ContainingNamespace.Name: "Diagnostics" } => Lists.Remove(statement, text),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static TextChange? RemovePair(ExpressionSyntax pair) =>
        pair.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax } } argument ? Lists.Remove(argument) : Lists.Remove(pair);

    private static bool IsPair(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Type is { Name: "KeyValuePair", ContainingNamespace: { Name: "Generic", ContainingNamespace: { Name: "Collections", ContainingNamespace.Name: "System" } } };
}
