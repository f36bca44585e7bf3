using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MetricsKit.Generators.Pipeline;

/// <summary>Steps that find and parse the types that declare metrics.</summary>
internal static class MetricSets
{
    /// <summary>Types with <c>[MetricSet]</c>.</summary>
    public static IncrementalValuesProvider<MetricSetDeclaration> Declared(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.MetricSet, static (node, _) => node is TypeDeclarationSyntax, static (c, cancel) => ParseDeclared(c, cancel))
            .Where(static set => set is not null)
            .Select(static (set, _) => set!)
            .WithTrackingName(TrackingNames.DeclaredSets);

    /// <summary>
    /// Types without <c>[MetricSet]</c> whose members carry a metric attribute. Their partial members get bodies all the
    /// same, so that the compiler's CS8795 does not hide the rule that says what is missing.
    /// </summary>
    public static IncrementalValuesProvider<MetricSetDeclaration> Stray(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<MetricSetDeclaration>>? all = null;
        foreach (string attribute in KnownNames.MetricAttributes)
        {
            IncrementalValueProvider<ImmutableArray<MetricSetDeclaration>> found = context.SyntaxProvider
                .ForAttributeWithMetadataName(attribute, static (node, _) => node is MemberDeclarationSyntax, static (c, cancel) => ParseStray(c, cancel))
                .Where(static set => set is not null)
                .Select(static (set, _) => set!)
                .Collect();
            all = all is { } before ? before.Combine(found).Select(static (pair, _) => pair.Left.AddRange(pair.Right)) : found;
        }

        return all!.Value
            .SelectMany(static (sets, _) => Distinct(sets))
            .WithTrackingName(TrackingNames.StraySets);
    }

    /// <summary>Full names that another set has too but for case: file names tell no case apart.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> Collisions(
        IncrementalValuesProvider<MetricSetDeclaration> declared,
        IncrementalValuesProvider<MetricSetDeclaration> stray)
    {
        return Names(declared).Combine(Names(stray))
            .Select(static (names, _) => names.Left.Concat(names.Right)
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
                .SelectMany(same => same)
                .OrderBy(name => name, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(TrackingNames.Collisions);

        static IncrementalValueProvider<ImmutableArray<string>> Names(IncrementalValuesProvider<MetricSetDeclaration> sets) =>
            sets.Select(static (set, _) => set.FullName).Collect();
    }

    private static MetricSetDeclaration? ParseDeclared(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        // [MetricSet] twice is the compiler's error; two files of one name would be ours.
        return context.TargetSymbol is INamedTypeSymbol type && IsFirst(context, type)
            ? MetricSetParser.Parse(type, context.SemanticModel.Compilation, checksTexts: false, cancel).Set
            : null;
    }

    private static bool IsFirst(GeneratorAttributeSyntaxContext context, INamedTypeSymbol type)
    {
        SyntaxReference? first = KnownNames.Find(type.GetAttributes(), "MetricSet")?.ApplicationSyntaxReference;
        return first is not null && first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span);
    }

    private static MetricSetDeclaration? ParseStray(GeneratorAttributeSyntaxContext context, CancellationToken cancel)
    {
        return context.TargetSymbol.ContainingType is { } type && KnownNames.Find(type.GetAttributes(), "MetricSet") is null
            && MetricSetParser.Parse(type, context.SemanticModel.Compilation, checksTexts: false, cancel).Set is { } set
            ? set with { Kind = SetKind.Unsupported } // bodies, and nothing else
            : null;
    }

    private static IEnumerable<MetricSetDeclaration> Distinct(ImmutableArray<MetricSetDeclaration> sets) =>
        sets.GroupBy(s => s.FullName, StringComparer.Ordinal).Select(same => same.First()).OrderBy(s => s.FullName, StringComparer.Ordinal);
}
