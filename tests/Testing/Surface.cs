using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>Libraries as their signatures, which stand in folders of Surfaces: the libraries themselves are not among the packages of this repository.</summary>
internal static class Surface
{
    /// <summary>Compiles one.</summary>
    /// <param name="assembly">Its name, and its folder's.</param>
    /// <param name="references">What it references beside the framework.</param>
    public static MetadataReference Compile(string assembly, ImmutableArray<MetadataReference> references = default)
    {
        var sources = Directory.GetFiles(RepositoryFiles.PathOf("tests", "Testing", "Surfaces", assembly), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)));
        return new TestProject { Assembly = assembly, Sources = [.. sources], References = references.IsDefault ? [] : references }.ToReference();
    }
}
