using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.CodeFixes;

/// <summary>A label of a metric by its names, so that it is found again after other changes.</summary>
/// <param name="Set">Full name of the set in metadata.</param>
/// <param name="Member">Name of the metric's method.</param>
/// <param name="Name">Name of the parameter.</param>
internal sealed record LabelParameter(string Set, string Member, string Name)
{
    /// <summary>The label whose name is marked; null where that is no parameter of a method.</summary>
    public static LabelParameter? Of(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        node.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: MethodDeclarationSyntax } parameter
        && model.GetDeclaredSymbol(parameter, cancellationToken) is { Type.SpecialType: SpecialType.System_String, ContainingSymbol: IMethodSymbol method }
            ? new LabelParameter(MetadataNames.Of(method.ContainingType), method.Name, parameter.Identifier.ValueText)
            : null;

    /// <summary>The parameter where it is declared; null where there is no longer one of type string, and where several methods have it.</summary>
    public async Task<(IParameterSymbol Symbol, ParameterSyntax Syntax, Document Document)?> FindAsync(Project project, CancellationToken cancellationToken)
    {
        Compilation? compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        List<IParameterSymbol>? found = compilation?.Assembly.GetTypeByMetadataName(Set)?.GetMembers(Member).OfType<IMethodSymbol>()
            .SelectMany(m => m.Parameters)
            .Where(p => p.Name == Name && p.Type.SpecialType == SpecialType.System_String)
            .ToList();
        if (found is not [var symbol])
        {
            return null;
        }

        // The generator writes the other part.
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is ParameterSyntax { Parent.Parent: MethodDeclarationSyntax { Body: null, ExpressionBody: null } } syntax
                && project.Solution.GetDocument(syntax.SyntaxTree) is { } document and not SourceGeneratedDocument)
            {
                return (symbol, syntax, document);
            }
        }

        return null;
    }
}
