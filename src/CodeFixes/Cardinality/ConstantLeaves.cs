using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>The constants that an expression chooses from.</summary>
internal static class ConstantLeaves
{
    /// <summary>Each with its text; null where the expression can have another value.</summary>
    public static IReadOnlyList<(ExpressionSyntax Leaf, string Text)>? Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var leaves = new List<(ExpressionSyntax, string)>();
        return Add(value) ? leaves : null;

        bool Add(ExpressionSyntax expression)
        {
            if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: var constant })
            {
                if (constant is string text)
                {
                    leaves.Add((expression, text));
                }

                return constant is string;
            }

            return expression switch
            {
                ParenthesizedExpressionSyntax parenthesized => Add(parenthesized.Expression),
                ConditionalExpressionSyntax choice => Add(choice.WhenTrue) && Add(choice.WhenFalse),
                SwitchExpressionSyntax choice => choice.Arms.All(a => a.Expression is ThrowExpressionSyntax || Add(a.Expression)),
                _ => false,
            };
        }
    }
}
