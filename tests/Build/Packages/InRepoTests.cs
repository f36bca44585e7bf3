using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>What samples do: everything by ProjectReference, nothing by package.</summary>
[Collection(PackageCollection.Name)]
public sealed class InRepoTests : IDisposable
{
    // The repository's own package folder: another one would restore its projects anew, for everybody who builds them later.
    private static readonly Dictionary<string, string> s_environment = new() { ["UseSharedCompilation"] = "false" };
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_project_of_the_repository_gets_metrics_and_files_from_source_also_in_a_graph_build()
    {
        _folder.Write("Sample.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <MetricsKitOutputPath>deploy</MetricsKitOutputPath>
              </PropertyGroup>
              <Import Project="{PackageFeed.RepositoryRoot}src/Build/InRepo.props" />
            </Project>
            """);
        _folder.Write("Code.cs", """
            using MetricsKit;

            [assembly: MetricsService("sample")]

            [MetricSet(Prefix = "sample")]
            public static partial class SampleMetrics
            {
                /// <summary>Orders.</summary>
                [Counter("orders_total")]
                public static partial Counter Orders(bool succeeded);
            }
            """);
        foreach (string[] how in new[] { Array.Empty<string>(), ["--no-restore", "-graph"] })
        {
            string assets = Path.Combine(PackageFeed.RepositoryRoot, "src", "Model", "obj", "project.assets.json");
            string before = File.ReadAllText(assets);
            (int code, string output) = DotNet.Run(_folder.Path, s_environment, ["build", "-c", PackageFeed.Configuration, "-nologo", "-v:m", "-m:1", .. how]);
            Assert.True(code == 0, output);
            Assert.Equal(before, File.ReadAllText(assets));
            Assert.Equal(["servicemonitor.yaml"], _folder.Files("deploy"));
            Assert.Equal(["servicemonitor.yaml"], _folder.Files($"bin/{PackageFeed.Configuration}/net10.0/monitoring"));
            Directory.Delete(_folder["deploy"], recursive: true);
        }
    }
}
