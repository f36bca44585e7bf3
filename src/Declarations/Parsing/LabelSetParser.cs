using System.Collections.Immutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Declarations;

/// <summary>A [LabelSet] type: each public property is a label.</summary>
public static class LabelSetParser
{
    /// <summary>What is wrong with a label set of this compilation, reported once at the set and not at each metric that uses it.</summary>
    public static ImmutableArray<Problem> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var context = new ParseContext(compilation, checksTexts: true, cancellationToken);
        foreach (LabelSite site in Sites(context, type, "", type.Name, null, isLifted: false))
        {
            LabelParser.Parse(context, site, null, isStatic: false);
        }

        return context.Problems;
    }

    internal static bool IsLabelSet(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class } && KnownNames.Find(type.GetAttributes(), "LabelSet") is not null;

    /// <summary>The labels of a set, in the order of its primary constructor, then of declaration.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="type">The set.</param>
    /// <param name="access">Expression in front of a property's name, with its dot; empty when there is none.</param>
    /// <param name="owner">Metric or set, for messages.</param>
    /// <param name="place">Where problems are reported; null means at the properties themselves.</param>
    /// <param name="isLifted">True when <paramref name="access"/> ends in <c>?.</c>.</param>
    internal static List<LabelSite> Sites(ParseContext context, INamedTypeSymbol type, string access, string owner, Location? place, bool isLifted)
    {
        var sites = new List<LabelSite>();
        if (type.IsGenericType)
        {
            context.Report(Rules.LabelSetShape, place ?? type.Locations[0], type.Name, "is generic; its labels must be the same everywhere");
            return sites;
        }

        foreach ((IPropertySymbol property, IParameterSymbol? parameter) in Properties(type))
        {
            if (IsLabelSet(property.Type))
            {
                context.Report(Rules.LabelSetShape, place ?? property.Locations[0], type.Name, $"holds another label set in '{property.Name}'; pass the two as parameters of their own");
                continue;
            }

            List<AttributeArguments> attributes = property.GetAttributes()
                .Concat(parameter?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
                .Select(a => new AttributeArguments(a, context.CancellationToken))
                .ToList();
            string name = attributes.FirstOrDefault(a => a.Name == "Label")?.Positional<string>(0) ?? Names.ToSnakeCase(property.Name);
            sites.Add(new LabelSite(
                name,
                property.Name,
                access + Identifiers.Escape(property.Name),
                owner,
                property.Type,
                attributes,
                place ?? parameter?.Locations[0] ?? property.Locations[0],
                isLifted));
        }

        if (sites.Count == 0)
        {
            context.Report(Rules.LabelSetShape, place ?? type.Locations[0], type.Name, "has no public property that can be read; each one is a label");
        }

        return sites;
    }

    private static IEnumerable<(IPropertySymbol Property, IParameterSymbol? Parameter)> Properties(INamedTypeSymbol type)
    {
        ImmutableArray<IParameterSymbol> parameters = PrimaryParameters(type);
        return type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod.DeclaredAccessibility: Accessibility.Public })
            .Select((p, i) => (Property: p, Order: i, Parameter: parameters.FirstOrDefault(x => x.Name == p.Name && SymbolEqualityComparer.Default.Equals(x.Type, p.Type))))
            .OrderBy(x => x.Parameter?.Ordinal ?? int.MaxValue)
            .ThenBy(x => x.Order)
            .Select(x => (x.Property, x.Parameter));
    }

    // From source by syntax; from metadata the constructor whose parameters are all properties.
    private static ImmutableArray<IParameterSymbol> PrimaryParameters(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors)
        {
            bool primary = constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax)
                || (constructor.DeclaringSyntaxReferences.IsEmpty
                    && constructor.Parameters.Length > 0
                    && constructor.Parameters.All(p => type.GetMembers(p.Name).Any(m => m is IPropertySymbol)));
            if (primary)
            {
                return constructor.Parameters;
            }
        }

        return ImmutableArray<IParameterSymbol>.Empty;
    }
}
