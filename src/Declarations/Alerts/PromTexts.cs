using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>PromQL inside attributes: each error is reported at the characters that wrote it.</summary>
internal static class PromTexts
{
    public static void CheckExpression(ParseContext context, ExpressionSyntax? source, Location? whole, string text)
    {
    }

    public static void CheckMatchers(ParseContext context, ExpressionSyntax? source, Location? whole, string text)
    {
    }

    public static void CheckDuration(ParseContext context, AttributeArguments attribute, string name, string text)
    {
    }
}
