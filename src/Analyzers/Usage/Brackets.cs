using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>Calls that raise a gauge, and those that lower the same gauge by as much: <c>Inc()</c> and <c>Dec()</c>, <c>Add(1, tag)</c> and <c>Add(-1, tag)</c>. By syntax alone.</summary>
internal static class Brackets
{
    /// <summary>True for a call that may raise a gauge, as a statement of its own.</summary>
    public static bool MayOpen(InvocationExpressionSyntax call) => IsStatement(call) && Calls.Name(call)?.Identifier.ValueText switch
    {
        "Inc" => true,
        "Add" => call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax or IdentifierNameSyntax }, ..],
        _ => false,
    };

    /// <summary>The calls of the same function that lower what this call raises, by as much.</summary>
    public static HashSet<SyntaxNode>? Closing(InvocationExpressionSyntax opening)
    {
        if (Receiver(opening) is not { } receiver || FunctionOf(opening) is not { } function)
        {
            return null;
        }

        string closes = Calls.Name(opening)!.Identifier.ValueText == "Inc" ? "Dec" : "Add";
        HashSet<SyntaxNode>? closing = null;
        foreach (InvocationExpressionSyntax call in function.DescendantNodes(node => node == function || !IsFunction(node)).OfType<InvocationExpressionSyntax>())
        {
            if (Calls.Name(call)?.Identifier.ValueText == closes
                && Undoes(opening.ArgumentList.Arguments, call.ArgumentList.Arguments, closes)
                && Receiver(call) is { } other
                && receiver.IsEquivalentTo(other, topLevel: false))
            {
                (closing ??= []).Add(call);
            }
        }

        return closing;
    }

    /// <summary>What a call is made on, without <c>this.</c>; null for a call of a bare name.</summary>
    public static ExpressionSyntax? Receiver(InvocationExpressionSyntax call)
    {
        ExpressionSyntax? receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Expression,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression,
            _ => null,
        };
        receiver = receiver is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } ? name : receiver;
        return receiver?.WithoutTrivia();
    }

    /// <summary>True for <c>Inc()</c> and <c>Inc(1)</c>.</summary>
    public static bool IsByOne(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments is [] or [{ Expression: LiteralExpressionSyntax { Token.Value: 1 or 1.0 } }];

    private static bool Undoes(SeparatedSyntaxList<ArgumentSyntax> raised, SeparatedSyntaxList<ArgumentSyntax> lowered, string closes)
    {
        if (closes == "Dec")
        {
            return SyntaxFactory.AreEquivalent(raised, lowered)
                || (raised.Count + lowered.Count == 1 && (raised.Count == 1 ? raised : lowered)[0].Expression is LiteralExpressionSyntax { Token.Value: 1 or 1.0 });
        }

        if (raised.Count != lowered.Count
            || lowered[0].Expression is not PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand }
            || !operand.IsEquivalentTo(raised[0].Expression))
        {
            return false;
        }

        for (int i = 1; i < raised.Count; i++)
        {
            if (!raised[i].IsEquivalentTo(lowered[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsStatement(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax or ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax };

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(a => IsFunction(a) || a is CompilationUnitSyntax);

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;
}
