using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A name where it is written out, and the one to write instead.</summary>
internal static class NameLiteral
{
    /// <summary>The change; null where the name is no plain literal, or what is wrong stands in a prefix.</summary>
    /// <param name="node">The marked expression.</param>
    /// <param name="old">The whole name, prefixes included.</param>
    /// <param name="instead">The whole name to write instead.</param>
    public static TextChange? Rename(SyntaxNode node, string old, string instead)
    {
        if (node is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token: var token }
            || token.ValueText is not { Length: > 0 } text
            || token.Text != "\"" + text + "\""
            || !old.EndsWith(text, StringComparison.Ordinal))
        {
            return null;
        }

        string prefix = old.Substring(0, old.Length - text.Length);
        string name = instead.StartsWith(prefix, StringComparison.Ordinal) ? instead.Substring(prefix.Length) : "";
        return Model.Names.IsMetricName(name) && name != text ? new TextChange(token.Span, "\"" + name + "\"") : null;
    }
}
