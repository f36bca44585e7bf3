using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Calls of methods that nobody outside their type, or their body, can call: all of them can be seen.</summary>
internal static class PrivateCallers
{
    /// <summary>What callers pass for a parameter; null where not every one can be seen, or there is none.</summary>
    public static IReadOnlyList<IOperation>? Passed(IParameterSymbol parameter, SemanticModel model, CancellationToken cancellationToken)
    {
        if (parameter.RefKind is RefKind.Ref or RefKind.Out
            || parameter.ContainingSymbol is not IMethodSymbol method
            || Of(method, model, cancellationToken) is not { } calls)
        {
            return null;
        }

        var passed = new List<IOperation>();
        foreach (IInvocationOperation call in calls)
        {
            if (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is not { } argument)
            {
                return null;
            }

            passed.Add(argument.Value);
        }

        return passed.Count > 0 ? passed : null;
    }

    /// <summary>Every call; null where the method can be called from elsewhere, or is used without a call.</summary>
    public static IReadOnlyList<IInvocationOperation>? Of(IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction)
            || (method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private)
            || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        var calls = new List<IInvocationOperation>();
        foreach (SyntaxNode scope in Scopes(method, cancellationToken))
        {
            foreach (SimpleNameSyntax name in NameIndex.Places(scope, method.Name))
            {
                cancellationToken.ThrowIfCancellationRequested();
                SemanticModel own = name.SyntaxTree == model.SyntaxTree ? model : CompilationModels.Of(model.Compilation, name.SyntaxTree);
                if (!SymbolEqualityComparer.Default.Equals(own.GetSymbolInfo(name, cancellationToken).Symbol?.OriginalDefinition, method.OriginalDefinition))
                {
                    continue;
                }

                if (CallOf(name) is not { } syntax || own.GetOperation(syntax, cancellationToken) is not IInvocationOperation call)
                {
                    return null;
                }

                calls.Add(call);
            }
        }

        return calls;
    }

    private static IEnumerable<SyntaxNode> Scopes(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.MethodKind == MethodKind.LocalFunction
            ? method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken).Ancestors().OfType<MemberDeclarationSyntax>().Take(1)
                .Select(member => member is GlobalStatementSyntax { Parent: { } unit } ? unit : member)
            : method.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == name => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when member.Name == name && call.Expression == member => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };
}
