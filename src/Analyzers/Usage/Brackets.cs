using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>Calls that raise a gauge, and those that lower the same gauge by as much: <c>Inc()</c> and <c>Dec()</c>, <c>Add(1, tag)</c> and <c>Add(-1, tag)</c>. By text alone.</summary>
internal static class Brackets
{
    // Of each function: the calls that may lower, by receiver and amount.
    private static readonly ConditionalWeakTable<SyntaxNode, Dictionary<string, HashSet<SyntaxNode>>> Cache = new();

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

        string key = Calls.Name(opening)!.Identifier.ValueText == "Inc"
            ? DecKey(receiver, opening)
            : AddKey(receiver, "-" + opening.ArgumentList.Arguments.ToString());
        return Cache.GetValue(function, static f => Find(f)).TryGetValue(key, out HashSet<SyntaxNode>? closing) ? closing : null;
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

    private static Dictionary<string, HashSet<SyntaxNode>> Find(SyntaxNode function)
    {
        var found = new Dictionary<string, HashSet<SyntaxNode>>(StringComparer.Ordinal);
        foreach (InvocationExpressionSyntax call in function.DescendantNodes(node => node == function || !IsFunction(node)).OfType<InvocationExpressionSyntax>())
        {
            SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
            string? key = Calls.Name(call)?.Identifier.ValueText switch
            {
                "Dec" when Receiver(call) is { } receiver => DecKey(receiver, call),
                "Add" when arguments.Count > 0 && arguments[0].Expression.IsKind(SyntaxKind.UnaryMinusExpression) && Receiver(call) is { } receiver => AddKey(receiver, arguments.ToString()),
                _ => null,
            };
            if (key is null)
            {
                continue;
            }

            if (!found.TryGetValue(key, out HashSet<SyntaxNode>? calls))
            {
                found.Add(key, calls = []);
            }

            calls.Add(call);
        }

        return found;
    }

    private static string DecKey(ExpressionSyntax receiver, InvocationExpressionSyntax call) =>
        receiver + "\n" + (IsByOne(call) ? "" : call.ArgumentList.Arguments.ToString());

    private static string AddKey(ExpressionSyntax receiver, string arguments) => receiver + "\nAdd\n" + arguments;

    private static bool IsStatement(InvocationExpressionSyntax call) =>
        call.Parent is ExpressionStatementSyntax or ConditionalAccessExpressionSyntax { Parent: ExpressionStatementSyntax };

    private static SyntaxNode? FunctionOf(SyntaxNode node) => node.Ancestors().FirstOrDefault(a => IsFunction(a) || a is CompilationUnitSyntax);

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;
}
