using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MetricsKit.Testing;

/// <summary>What test projects reference: the running framework and Metrics.Kit. Read once, so that symbols are shared by all tests.</summary>
public static class References
{
    /// <summary>The framework alone.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = FindFramework();

    /// <summary>Where Metrics.Kit.dll is.</summary>
    public static string MetricsKitPath { get; } = typeof(MetricRegistry).Assembly.Location;

    /// <summary>The framework and Metrics.Kit.</summary>
    public static ImmutableArray<MetadataReference> Default { get; } = Framework.Add(MetadataReference.CreateFromFile(MetricsKitPath));

    /// <summary>A compilation without sources. What is made from it by adding sources shares its references' symbols.</summary>
    internal static CSharpCompilation Base { get; } = CSharpCompilation.Create("Shop", references: Default);

    private static ImmutableArray<MetadataReference> FindFramework()
    {
        string folder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
