using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>One place that uses the field or property of a metric.</summary>
/// <param name="Document">The file.</param>
/// <param name="Model">Its semantic model.</param>
/// <param name="Reference">The member with all that qualifies it: <c>Shop.Metrics.Orders</c>.</param>
/// <param name="WithLabels">The call of <c>WithLabels</c> on it; null where the metric is used as it is.</param>
/// <param name="Values">The labels' expressions, in order; empty where there are none.</param>
internal sealed record MetricUse(
    Document Document, SemanticModel Model, SyntaxNode Reference, InvocationExpressionSyntax? WithLabels, ImmutableArray<ExpressionSyntax> Values)
{
    /// <summary>The expression that is one series.</summary>
    public SyntaxNode Series => (SyntaxNode?)WithLabels ?? Reference;

    /// <summary>Every use in the solution, in order of file and place; null where one is of a kind that cannot be rewritten.</summary>
    public static async Task<IReadOnlyList<MetricUse>?> FindAsync(ISymbol member, int labels, Solution solution, CancellationToken cancellationToken)
    {
        var uses = new List<MetricUse>();
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(member, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in found.Locations)
            {
                if (location.IsImplicit || location.IsCandidateLocation || location.Alias is not null
                    || await ReadAsync(location, labels, cancellationToken).ConfigureAwait(false) is not { } use)
                {
                    return null;
                }

                uses.Add(use);
            }
        }

        return uses
            .OrderBy(u => u.Document.FilePath ?? u.Document.Name, StringComparer.Ordinal)
            .ThenBy(u => u.Reference.SpanStart)
            .ToList();
    }

    private static async Task<MetricUse?> ReadAsync(ReferenceLocation location, int labels, CancellationToken cancellationToken)
    {
        Document document = location.Document;
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        SyntaxNode node = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
        if (node is not SimpleNameSyntax || document is SourceGeneratedDocument)
        {
            return null;
        }

        if (node.FirstAncestorOrSelf<CrefSyntax>() is { } reference)
        {
            return new MetricUse(document, model, reference, null, ImmutableArray<ExpressionSyntax>.Empty);
        }

        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        {
            node = access;
        }

        if (labels == 0 || IsNamed((ExpressionSyntax)node))
        {
            return new MetricUse(document, model, node, null, ImmutableArray<ExpressionSyntax>.Empty);
        }

        return node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithLabels", RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Parent: InvocationExpressionSyntax call }
            && ValuesOf(call, model, cancellationToken) is { } values
            && values.Length == labels
            ? new MetricUse(document, model, node, call, values)
            : null;
    }

    private static bool IsNamed(ExpressionSyntax node) =>
        node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };

    /// <summary>One expression a label; null where an array that is made elsewhere has them.</summary>
    public static ImmutableArray<ExpressionSyntax>? ValuesOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetOperation(call, cancellationToken) is not IInvocationOperation { Arguments: [{ } argument] }
            || call.ArgumentList.Arguments.Any(a => a.NameColon is not null || !a.RefKindKeyword.IsKind(SyntaxKind.None)))
        {
            return null;
        }

        SeparatedSyntaxList<ArgumentSyntax> written = call.ArgumentList.Arguments;
        if (argument.ArgumentKind == ArgumentKind.ParamArray)
        {
            return written.Select(a => a.Expression).ToImmutableArray();
        }

        return written is [{ Expression: var array }] ? Elements(array) : null;
    }

    private static ImmutableArray<ExpressionSyntax>? Elements(ExpressionSyntax array) => array switch
    {
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions.ToImmutableArray(),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.ToImmutableArray(),
        _ => null,
    };

    /// <summary>The text around the values, from the parenthesis on: empty where they are arguments, <c>new[] { }</c> where they are in an array.</summary>
    public IEnumerable<TextChange> OpenArray()
    {
        if (WithLabels is not { ArgumentList.Arguments: [{ Expression: var array }] } || Values.Length == 0 || array == Values[0])
        {
            yield break;
        }

        yield return new TextChange(TextSpan.FromBounds(array.SpanStart, Values[0].SpanStart), "");
        yield return new TextChange(TextSpan.FromBounds(Values[Values.Length - 1].Span.End, array.Span.End), "");
    }
}
