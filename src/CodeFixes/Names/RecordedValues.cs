using MetricsKit.Analyzers.Measures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>Converts what is passed to a metric, wherever it is used.</summary>
internal static class RecordedValues
{
    /// <summary>Adds the changes of every use in the solution; false where one cannot be converted.</summary>
    public static async Task<bool> ConvertAsync(ISymbol member, Solution solution, UnitConversion conversion, SolutionEdits edits, CancellationToken cancellationToken)
    {
        foreach (ReferencedSymbol found in await SymbolFinder.FindReferencesAsync(member, solution, cancellationToken).ConfigureAwait(false))
        {
            foreach (ReferenceLocation location in found.Locations)
            {
                if (location.Document is SourceGeneratedDocument)
                {
                    continue;
                }

                if (location.IsImplicit || location.Alias is not null
                    || await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                {
                    return false;
                }

                SyntaxNode root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
                SyntaxNode node = root.FindNode(location.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true);
                if (Use(node, model, conversion, cancellationToken) is not { } changes)
                {
                    return false;
                }

                edits.Add(location.Document.Id, changes);
            }
        }

        return true;
    }

    private static IReadOnlyList<TextChange>? Use(SyntaxNode node, SemanticModel model, UnitConversion conversion, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<CrefSyntax>() is not null)
        {
            return [];
        }

        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        {
            node = access;
        }

        if (node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node
            || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
        {
            return [];
        }

        // From the metric to one of its series.
        while (true)
        {
            if (node.Parent is InvocationExpressionSyntax call && call.Expression == node)
            {
                node = call; // a declared metric with labels
            }
            else if (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WithLabels" or "Labels" or "Unlabelled" } access && access.Expression == node)
            {
                node = access;
            }
            else
            {
                break;
            }
        }

        SimpleNameSyntax? method = node.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == node => access.Name,
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } access when access.Expression == node => binding.Name,
            _ => null,
        };
        return method?.Parent?.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } ? null : method.Identifier.ValueText switch
        {
            "Observe" or "Inc" or "Dec" or "Set" or "IncTo" or "DecTo" when arguments.Count > 0 && arguments[0].NameColon is null =>
                Converted(arguments[0].Expression, model, conversion, cancellationToken),
            "NewTimer" or "RemoveLabelled" or "Remove" or "Publish" or "Unpublish" => [], // timers count seconds
            _ => null,
        };
    }

    // What is in the new unit already stays, whatever the name said; what is in neither is for its author to mend first.
    private static IReadOnlyList<TextChange>? Converted(ExpressionSyntax value, SemanticModel model, UnitConversion conversion, CancellationToken cancellationToken) =>
        RecordedUnits.Of(value, model, cancellationToken) switch
        {
            UnitFit.Base => [],
            UnitFit.Other => null,
            _ => conversion.Value(value, model, cancellationToken),
        };
}
