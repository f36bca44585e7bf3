using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>A label of a metric of prometheus-net, by the member that holds the metric.</summary>
/// <param name="Member">Documentation id of the field or property.</param>
/// <param name="Label">Name of the label.</param>
internal sealed record HeldLabel(string Member, string Label);

/// <summary>Takes a label out of the creation of a metric of prometheus-net, and its value out of every <c>WithLabels</c> in the solution.</summary>
internal static class DropLabel
{
    /// <summary>The label that a value is given to; null where that cannot be told.</summary>
    public static HeldLabel? Find(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value.FirstAncestorOrSelf<InvocationExpressionSyntax>(i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithLabels" }) is not { Expression: MemberAccessExpressionSyntax access } call
            || model.GetSymbolInfo(access.Expression, cancellationToken).Symbol is not { Kind: SymbolKind.Field or SymbolKind.Property } holder
            || MetricUse.ValuesOf(call, model, cancellationToken) is not { } values
            || values.IndexOf(value) is not (>= 0 and var index)
            || holder.GetDocumentationCommentId() is not { } id
            || NamesOf(holder, model.Compilation, cancellationToken) is not { } names
            || index >= names.Length)
        {
            return null;
        }

        return new HeldLabel(id, names[index].Text);
    }

    /// <summary>The solution without the label; null where a use cannot be rewritten.</summary>
    public static async Task<Solution?> ApplyAsync(Project project, HeldLabel label, CancellationToken cancellationToken)
    {
        Solution solution = project.Solution;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(label.Member, compilation) is not { } holder
            || NamesOf(holder, compilation, cancellationToken) is not { } names
            || names.ToList().FindIndex(n => n.Text == label.Label) is not (>= 0 and var index)
            || solution.GetDocument(names[index].Name.SyntaxTree) is not { } document
            || await MetricUse.FindAsync(holder, names.Length, solution, cancellationToken).ConfigureAwait(false) is not { } uses)
        {
            return null;
        }

        var edits = new SolutionEdits(solution);
        if (Removed(names[index].Name) is not { } removed)
        {
            return null;
        }

        edits.Add(document.Id, removed);
        foreach (MetricUse use in uses.Where(u => u.WithLabels is not null))
        {
            TextChange? change = names.Length > 1 ? Removed(use.Values[index]) : new TextChange(TextSpan.FromBounds(use.Reference.Span.End, use.WithLabels!.Span.End), "");
            if (change is null)
            {
                return null;
            }

            edits.Add(use.Document.Id, change.Value);
        }

        return await edits.ApplyAsync(cancellationToken).ConfigureAwait(false) is { } changed
            && await CompileCheck.IsSoundAsync(solution, changed, edits.Documents, cancellationToken).ConfigureAwait(false)
            ? changed
            : null;
    }

    private static TextChange? Removed(ExpressionSyntax value) => Lists.Remove(value.Parent is ArgumentSyntax argument ? argument : value);

    // The texts of the names, where each is written in the creation itself.
    private static ImmutableArray<(ExpressionSyntax Name, string Text)>? NamesOf(ISymbol holder, Compilation compilation, CancellationToken cancellationToken)
    {
        ExpressionSyntax? value = holder.DeclaringSyntaxReferences is [var reference]
            ? reference.GetSyntax(cancellationToken) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer?.Value,
                PropertyDeclarationSyntax property => property.Initializer?.Value,
                _ => null,
            }
            : null;
        if (value is not InvocationExpressionSyntax creation || !compilation.ContainsSyntaxTree(creation.SyntaxTree))
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(creation.SyntaxTree);
        if (model.GetOperation(creation, cancellationToken) is not IInvocationOperation operation
            || operation.TargetMethod.ContainingType.ContainingNamespace is not { Name: "Prometheus", ContainingNamespace.IsGlobalNamespace: true }
            || !operation.TargetMethod.Name.StartsWith("Create", StringComparison.Ordinal)
            || Written(operation) is not { } written)
        {
            return null;
        }

        var names = ImmutableArray.CreateBuilder<(ExpressionSyntax, string)>();
        foreach (ExpressionSyntax name in written)
        {
            if (model.GetConstantValue(name, cancellationToken).Value is not string text)
            {
                return null;
            }

            names.Add((name, text));
        }

        return names.ToImmutable();
    }

    private static IEnumerable<ExpressionSyntax>? Written(IInvocationOperation creation)
    {
        if (creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "labelNames") is { } argument)
        {
            return argument.ArgumentKind == ArgumentKind.ParamArray
                ? ((InvocationExpressionSyntax)creation.Syntax).ArgumentList.Arguments.Skip(creation.Arguments.Length - 1).Select(a => a.Expression)
                : Elements((argument.Syntax as ArgumentSyntax)?.Expression);
        }

        IOperation? configuration = creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == "configuration")?.Value;
        return configuration is IObjectCreationOperation { Initializer: { } initializer }
            ? Elements(initializer.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: "LabelNames" })?.Value.Syntax as ExpressionSyntax)
            : null;
    }

    private static IEnumerable<ExpressionSyntax>? Elements(ExpressionSyntax? list) => list switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(e => e is ExpressionElementSyntax) => collection.Elements.Select(e => ((ExpressionElementSyntax)e).Expression),
        _ => null,
    };
}
