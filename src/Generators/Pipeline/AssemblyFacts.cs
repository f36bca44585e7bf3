using System.Collections.Immutable;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators.Pipeline;

/// <summary>Steps about the assembly as a whole.</summary>
internal static class AssemblyFacts
{
    /// <summary>What <c>[assembly: …]</c> attributes say.</summary>
    public static IncrementalValueProvider<AssemblyDeclaration> Declared(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, cancel) => AssemblyParser.Parse(compilation, checksTexts: false, cancel).Assembly)
            .WithTrackingName(TrackingNames.Assembly);

    /// <summary>Initialisers of the referenced assemblies that declare metrics.</summary>
    public static IncrementalValueProvider<EquatableArray<CatalogInitializer>> References(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, cancel) => ReadReferences(compilation, cancel))
            .WithTrackingName(TrackingNames.References);

    /// <summary>All that the assembly's file is made of.</summary>
    public static IncrementalValueProvider<AssemblyContents> Contents(
        IncrementalValueProvider<AssemblyDeclaration> assembly,
        IncrementalValuesProvider<MetricSetDeclaration> sets,
        IncrementalValueProvider<EquatableArray<CatalogInitializer>> references) =>
        assembly.Combine(sets.Collect()).Combine(references)
            .Select(static (all, _) => Join(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Contents);

    private static AssemblyContents Join(
        AssemblyDeclaration assembly,
        ImmutableArray<MetricSetDeclaration> sets,
        EquatableArray<CatalogInitializer> references)
    {
        // The order of files must not show in the output.
        EquatableArray<MetricSetDeclaration> ordered = sets.OrderBy(s => s.FullName, StringComparer.Ordinal).ToEquatableArray();
        return new AssemblyContents(assembly, ordered, references);
    }

    private static EquatableArray<CatalogInitializer> ReadReferences(Compilation compilation, CancellationToken cancel)
    {
        var initializers = new List<CatalogInitializer>();
        foreach (IAssemblySymbol assembly in Catalogs.ReferencedAssemblies(compilation))
        {
            cancel.ThrowIfCancellationRequested();
            if (Catalogs.Of(assembly)?.Initializer is { } type
                && assembly.GetTypeByMetadataName(type) is { DeclaredAccessibility: Accessibility.Public })
            {
                initializers.Add(new CatalogInitializer(AliasOf(assembly, compilation), type));
            }
        }

        return initializers
            .OrderBy(i => i.Type, StringComparer.Ordinal)
            .ThenBy(i => i.Alias, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static string AliasOf(IAssemblySymbol assembly, Compilation compilation)
    {
        ImmutableArray<string> aliases = compilation.GetMetadataReference(assembly)?.Properties.Aliases ?? ImmutableArray<string>.Empty;
        return aliases.IsDefaultOrEmpty || aliases.Contains("global") ? "global" : aliases.OrderBy(a => a, StringComparer.Ordinal).First();
    }
}
