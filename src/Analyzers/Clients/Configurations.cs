using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Reads prometheus-net's configuration objects.</summary>
internal static class Configurations
{
    /// <summary>The label names in a configuration, inline or in a field, property or local; null where they cannot be told.</summary>
    public static TextList? LabelNames(IOperation configuration, Compilation compilation)
    {
        IOperation? only = null;
        foreach (IOperation value in PossibleValues.Of(configuration, compilation, CancellationToken.None))
        {
            if (only is not null)
            {
                return null;
            }

            only = value;
        }

        if (only is not IObjectCreationOperation creation)
        {
            return null;
        }

        if (Assigned(creation, "LabelNames") is { } names)
        {
            return names.ConstantValue is { HasValue: true, Value: null } ? TextList.Empty : TextLists.Of(names, compilation);
        }

        return creation != configuration && IsAssignedLater(creation.Syntax) ? null : TextList.Empty;
    }

    /// <summary>What an object initializer gives the property; null where it is not there.</summary>
    public static IOperation? Assigned(IObjectCreationOperation creation, string property)
    {
        if (creation.Initializer is not { } initializer)
        {
            return null;
        }

        foreach (IOperation assignment in initializer.Initializers)
        {
            if (assignment is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Value: var value } && target.Property.Name == property)
            {
                return value;
            }
        }

        return null;
    }

    // configuration.LabelNames = …: which object that is, nobody follows here.
    private static bool IsAssignedLater(SyntaxNode creation) =>
        creation.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.DescendantNodes()
            .Any(node => node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LabelNames" } }
                && node.IsKind(SyntaxKind.SimpleAssignmentExpression)) == true;
}
