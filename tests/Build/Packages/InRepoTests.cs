using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>What samples do: everything by ProjectReference, nothing by package.</summary>
[Collection(PackageCollection.Name)]
public sealed class InRepoTests(PackageFeed feed)
{
    [Fact]
    public void A_project_of_the_repository_gets_metrics_and_files_from_source_also_in_a_graph_build()
    {
        TestProject sample = new(feed, feed.NewFolder("sample"), "Sample",
            $"""
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <MetricsKitOutputPath>deploy</MetricsKitOutputPath>
              </PropertyGroup>
              <Import Project="{PackageFeed.RepositoryRoot}src/Build/InRepo.props" />
            """,
            """
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
        foreach (string[] graph in new[] { Array.Empty<string>(), ["-graph"] })
        {
            sample.Restore("build", ["-c", PackageFeed.Configuration, .. graph]);
            Assert.Equal(["servicemonitor.yaml"], sample.Files("deploy"));
            Assert.Equal(["servicemonitor.yaml"], sample.Files($"bin/{PackageFeed.Configuration}/net10.0/monitoring"));
            Directory.Delete(sample["deploy"], recursive: true);
        }
    }
}
