using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>The text of an exception becomes the name of its type.</summary>
internal static class TypeOfException
{
    private const string Name = ".GetType().Name";

    /// <summary>The change; null where no exception is in the expression.</summary>
    public static TextChange? Change(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (ExpressionSyntax inner in value.DescendantNodesAndSelf().OfType<ExpressionSyntax>())
        {
            // The outermost is the one that is asked: of ex.InnerException.Message the inner one.
            if (IsException(model.GetTypeInfo(inner, cancellationToken).Type))
            {
                bool isConditional = inner.Parent is ConditionalAccessExpressionSyntax access && access.Expression == inner;
                return new TextChange(value.Span, inner + (isConditional ? "?" : "") + Name);
            }
        }

        return null;
    }

    private static bool IsException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }
}
