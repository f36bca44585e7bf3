using MetricsKit.Declarations;
using MetricsKit.Generators.Emission;
using MetricsKit.Generators.Pipeline;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators;

/// <summary>Implements metric sets, and leaves the catalogue and the manifest in the assembly that declares them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MetricsKitGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What is declared: value-equal records, so that an edit elsewhere stops here.
        IncrementalValuesProvider<MetricSetDeclaration> declared = MetricSets.Declared(context);
        IncrementalValuesProvider<MetricSetDeclaration> stray = MetricSets.Stray(context);
        IncrementalValueProvider<AssemblyDeclaration> assembly = AssemblyFacts.Declared(context);
        IncrementalValueProvider<EquatableArray<CatalogInitializer>> references = AssemblyFacts.References(context);

        // One file for each declaring type.
        IncrementalValueProvider<EquatableArray<string>> collisions = MetricSets.Collisions(declared, stray);
        context.RegisterSourceOutput(declared.Combine(collisions), static (output, pair) => SetFile.Add(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(stray.Combine(collisions), static (output, pair) => SetFile.Add(output, pair.Left, pair.Right));

        // One file for the assembly: catalogue, initialiser, manifest.
        IncrementalValueProvider<AssemblyContents> contents = AssemblyFacts.Contents(assembly, declared, references);
        context.RegisterSourceOutput(contents, static (output, all) => AssemblyFile.Add(output, all));
    }
}
