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

    /// <summary>The shared framework of ASP.NET Core, to be added to the others.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => WebFramework.Value;

    private static readonly Lazy<ImmutableArray<MetadataReference>> WebFramework = new(FindWebFramework);

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

    // Tests that do not run on ASP.NET Core compile against it too: it stands beside the framework that they run on.
    private static ImmutableArray<MetadataReference> FindWebFramework()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string shared = Path.Combine(framework, "..", "..", "Microsoft.AspNetCore.App");
        string folder = Path.Combine(shared, Path.GetFileName(framework));
        folder = Directory.Exists(folder) ? folder : Directory.GetDirectories(shared, Environment.Version.Major + ".*").Max(StringComparer.Ordinal)!;
        return Directory.GetFiles(folder, "*.dll")
            .Order(StringComparer.Ordinal)
            .Where(path => !Path.Exists(Path.Combine(framework, Path.GetFileName(path))) && IsManaged(path))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }

    private static bool IsManaged(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(file);
        return image.HasMetadata;
    }
}
