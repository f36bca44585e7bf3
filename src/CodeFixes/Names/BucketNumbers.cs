using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace MetricsKit.CodeFixes;

/// <summary>The numbers that state a histogram's buckets, in our attributes and in prometheus-net's configuration.</summary>
internal static class BucketNumbers
{
    /// <summary>Converts what a member's attributes say; null where one of them says something else in the unit.</summary>
    public static IReadOnlyList<TextChange>? OfMember(MemberDeclarationSyntax member, SemanticModel model, UnitConversion conversion, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        foreach (AttributeSyntax attribute in member.AttributeLists.SelectMany(l => l.Attributes))
        {
            if (model.GetSymbolInfo(attribute, cancellationToken).Symbol?.ContainingType is not { ContainingNamespace.Name: "MetricsKit" } type)
            {
                continue;
            }

            SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
            IEnumerable<ExpressionSyntax>? numbers = type.Name switch
            {
                "CounterAttribute" or "GaugeAttribute" or "HistogramAttribute" => arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Buckets") is { } buckets
                    ? Elements(buckets.Expression)
                    : [],
                "ExponentialBucketsAttribute" when arguments.All(a => a.NameColon is null) => arguments.Take(1).Select(a => a.Expression),
                "LinearBucketsAttribute" when arguments.All(a => a.NameColon is null) => arguments.Take(2).Select(a => a.Expression),
                _ => null, // an alert's threshold
            };
            if (numbers is null || conversion.Numbers(numbers) is not { } converted)
            {
                return null;
            }

            changes.AddRange(converted);
        }

        return changes;
    }

    /// <summary>Converts the buckets of a call that creates a histogram; null where they stand elsewhere.</summary>
    public static IReadOnlyList<TextChange>? OfCreation(InvocationExpressionSyntax creation, SemanticModel model, UnitConversion conversion, CancellationToken cancellationToken)
    {
        var changes = new List<TextChange>();
        foreach (ArgumentSyntax argument in creation.ArgumentList.Arguments)
        {
            ITypeSymbol? type = model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType;
            if (type?.Name != "HistogramConfiguration")
            {
                continue;
            }

            if (argument.Expression is not BaseObjectCreationExpressionSyntax configuration)
            {
                return null;
            }

            foreach (ExpressionSyntax setting in configuration.Initializer?.Expressions ?? default)
            {
                if (setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Buckets" }, Right: var buckets })
                {
                    if (Created(buckets) is not { } numbers || conversion.Numbers(numbers) is not { } converted)
                    {
                        return null;
                    }

                    changes.AddRange(converted);
                }
            }
        }

        return changes;
    }

    private static IEnumerable<ExpressionSyntax>? Created(ExpressionSyntax buckets) => buckets is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call
        ? arguments.Any(a => a.NameColon is not null) ? null
            : (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText switch
            {
                "ExponentialBuckets" => arguments.Take(1).Select(a => a.Expression),
                "LinearBuckets" => arguments.Take(2).Select(a => a.Expression),
                _ => null,
            }
        : Elements(buckets);

    private static IEnumerable<ExpressionSyntax>? Elements(ExpressionSyntax array) => array switch
    {
        ImplicitArrayCreationExpressionSyntax creation => creation.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(e => e is ExpressionElementSyntax) =>
            collection.Elements.Select(e => ((ExpressionElementSyntax)e).Expression),
        _ => null,
    };
}
