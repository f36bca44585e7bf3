using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>What samples do: everything by ProjectReference, nothing by package.</summary>
[Collection(PackageCollection.Name)]
public sealed class InRepoTests(PackageFeed feed)
{
    [Theory]
    [InlineData("build")]
    [InlineData("build -graph")]
    public void A_project_of_the_repository_gets_metrics_and_files_from_source(string command)
    {
        string name = command.Contains("graph", StringComparison.Ordinal) ? "Graph" : "Sample";
        TestProject sample = new(feed, feed.NewFolder(name), name,
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
        sample.Restore("build", ["-c", PackageFeed.Configuration, .. command.Split(' ')[1..]]);
        Assert.Equal(["servicemonitor.yaml"], sample.Files("deploy"));
        Assert.Equal(["servicemonitor.yaml"], sample.Files($"bin/{PackageFeed.Configuration}/net10.0/monitoring"));
    }
}
