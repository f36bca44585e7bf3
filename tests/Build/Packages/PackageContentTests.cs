using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

[Collection(PackageCollection.Name)]
public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void Metrics_Kit_carries_runtime_analyzers_task_and_targets_and_no_compiler()
    {
        string[] files = feed.FilesOf("Metrics.Kit");
        Assert.Equal(
            ["Metrics.Kit.Analyzers.dll", "Metrics.Kit.Declarations.dll", "Metrics.Kit.Generators.dll", "Metrics.Kit.Model.dll", "Metrics.Kit.PromQL.dll", "Metrics.Kit.RuleFiles.dll", "YamlDotNet.dll"],
            In("analyzers/dotnet/cs/").Where(f => f != "Metrics.Kit.CodeFixes.dll"));
        Assert.Equal(
            [
                "Metrics.Kit.Artifacts.dll", "Metrics.Kit.Build.dll", "Metrics.Kit.Model.dll", "Metrics.Kit.PromQL.dll",
                "System.Buffers.dll", "System.Collections.Immutable.dll", "System.Memory.dll", "System.Numerics.Vectors.dll",
                "System.Reflection.Metadata.dll", "System.Runtime.CompilerServices.Unsafe.dll", "YamlDotNet.dll",
            ],
            In("tasks/netstandard2.0/"));
        Assert.Equal(["CheckTargetFramework.targets", "Metrics.Kit.props", "Metrics.Kit.targets"], In("build/"));
        Assert.Equal(["CheckTargetFramework.targets", "Metrics.Kit.props", "Metrics.Kit.targets"], In("buildTransitive/"));
        Assert.Equal(["Metrics.Kit.dll", "Metrics.Kit.xml"], In("lib/net8.0/"));
        Assert.Equal(["README.md", "THIRD-PARTY-NOTICES.txt"], files.Where(f => !f.Contains('/', StringComparison.Ordinal)));

        IEnumerable<string> In(string folder) => files.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Select(f => f[folder.Length..]);
    }

    [Fact]
    public void One_reference_to_the_outermost_package_brings_the_others()
    {
        Assert.DoesNotContain("<dependency ", feed.NuspecOf("Metrics.Kit"), StringComparison.Ordinal);
        Assert.Contains($"<dependency id=\"Metrics.Kit\" version=\"{feed.Version}\"", feed.NuspecOf("Metrics.Kit.Hosting"), StringComparison.Ordinal);
        Assert.Contains($"<dependency id=\"Metrics.Kit.Hosting\" version=\"{feed.Version}\"", feed.NuspecOf("Metrics.Kit.AspNetCore"), StringComparison.Ordinal);
        Assert.DoesNotContain("Metrics.Kit.Build", feed.NuspecOf("Metrics.Kit.AspNetCore"), StringComparison.Ordinal);
        Assert.DoesNotContain("Metrics.Kit.Generators", feed.NuspecOf("Metrics.Kit.AspNetCore"), StringComparison.Ordinal);
    }
}
