using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Analyzers;

/// <summary>What source says that a local, a field, a property or a method stands for.</summary>
/// <param name="Expressions">Initializers and results.</param>
/// <param name="Assignments">Assignments to whatever has its name, to be checked by symbol.</param>
/// <param name="Out">The declaration, where it is an argument: <c>f(out var x)</c>.</param>
internal sealed record SymbolValues(IReadOnlyList<ExpressionSyntax> Expressions, IReadOnlyList<Assignment> Assignments, SyntaxNode? Out = null)
{
    /// <summary>Its values; null where other code may give it others, or source does not say.</summary>
    public static SymbolValues? Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty || symbol.IsAbstract || symbol.IsVirtual || symbol.IsExtern)
        {
            return null;
        }

        SyntaxNode declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        return symbol switch
        {
            ILocalSymbol => OfLocal(declaration, symbol.Name),
            IFieldSymbol => (declaration as VariableDeclaratorSyntax)?.Initializer is { Value: var value }
                ? new SymbolValues([value], Assigned(symbol, cancellationToken))
                : new SymbolValues([], Assigned(symbol, cancellationToken)),
            IPropertySymbol property => declaration is PropertyDeclarationSyntax syntax ? OfProperty(property, syntax, cancellationToken) : null,
            IMethodSymbol method => OfMethod(method, cancellationToken),
            _ => null,
        };
    }

    /// <summary>The results of a method, an accessor or a lambda.</summary>
    public static IReadOnlyList<ExpressionSyntax> Results(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax { ExpressionBody: { } body } => [body],
        AnonymousFunctionExpressionSyntax { Block: { } block } => Returned(block),
        BaseMethodDeclarationSyntax { ExpressionBody: { } body } => [body.Expression],
        BaseMethodDeclarationSyntax { Body: { } block } => Returned(block),
        LocalFunctionStatementSyntax { ExpressionBody: { } body } => [body.Expression],
        LocalFunctionStatementSyntax { Body: { } block } => Returned(block),
        AccessorDeclarationSyntax { ExpressionBody: { } body } => [body.Expression],
        AccessorDeclarationSyntax { Body: { } block } => Returned(block),
        _ => [],
    };

    private static SymbolValues? OfLocal(SyntaxNode declaration, string name)
    {
        // Global statements are members of their own, and share their locals.
        SyntaxNode? scope = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        scope = scope is GlobalStatementSyntax ? scope.Parent : scope;
        IReadOnlyList<Assignment> assignments = scope is null ? [] : AssignmentIndex.Of(scope).To(name);
        return declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value, Parent.Parent: not (UsingStatementSyntax or FixedStatementSyntax) } => new SymbolValues([value], assignments),
            VariableDeclaratorSyntax { Initializer: null } => new SymbolValues([], assignments),
            SingleVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: ArgumentSyntax } } => new SymbolValues([], assignments, declaration),
            _ => null,
        };
    }

    private static SymbolValues? OfProperty(IPropertySymbol property, PropertyDeclarationSyntax syntax, CancellationToken cancellationToken)
    {
        if (syntax.ExpressionBody is { } body)
        {
            return new SymbolValues([body.Expression], []);
        }

        AccessorDeclarationSyntax? getter = syntax.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration));
        if (getter is null or { Body: not null } or { ExpressionBody: not null })
        {
            return getter is null || Results(getter) is not { Count: > 0 } results ? null : new SymbolValues(results, []);
        }

        // Settings are properties that others set: their initializers are defaults. A metric that others replace is hardly seen.
        bool isSetting = property is { SetMethod.DeclaredAccessibility: not Accessibility.Private, Type: { SpecialType: not SpecialType.None } or IArrayTypeSymbol };
        return isSetting
            ? null
            : new SymbolValues(syntax.Initializer is { Value: var value } ? [value] : [], Assigned(property, cancellationToken));
    }

    private static SymbolValues? OfMethod(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (CreatedMetrics.IsPrometheusFactory(method.ContainingType))
        {
            return null;
        }

        method = method.PartialImplementationPart ?? method;
        IReadOnlyList<ExpressionSyntax> results = Results(method.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken));
        return results.Count == 0 ? null : new SymbolValues(results, []);
    }

    // Members are assigned by their own type; all its parts count.
    private static List<Assignment> Assigned(ISymbol member, CancellationToken cancellationToken)
    {
        var assignments = new List<Assignment>();
        foreach (SyntaxReference reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            assignments.AddRange(AssignmentIndex.Of(reference.GetSyntax(cancellationToken)).To(member.Name));
        }

        return assignments;
    }

    private static List<ExpressionSyntax> Returned(BlockSyntax block) => block
        .DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<ReturnStatementSyntax>()
        .Where(statement => statement.Expression is not null)
        .Select(statement => statement.Expression!)
        .ToList();
}
