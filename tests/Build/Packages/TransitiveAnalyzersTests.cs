using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

[Collection(PackageCollection.Name)]
public sealed class TransitiveAnalyzersTests(PackageFeed feed)
{
    private const string Metrics =
        """
        using MetricsKit;

        [assembly: MetricsService("web")]

        [MetricSet(Prefix = "web")]
        public static partial class WebMetrics
        {
            /// <summary>Orders.</summary>
            [Counter("orders_total")]
            public static partial Counter Orders(bool succeeded);
        }
        """;

    private static int Generators(string items) => items.Split("\"Filename\": \"Metrics.Kit.Generators\"").Length - 1;

    private static string Analyzers(TestProject project, params string[] arguments) =>
        project.Run("msbuild", ["-t:ResolveLockFileAnalyzers", "-getItem:Analyzer", .. arguments]);

    [Fact]
    public void One_reference_to_Metrics_Kit_AspNetCore_gives_metrics_and_files()
    {
        TestProject web = new(feed, feed.NewFolder("web"), "Web",
            """
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <FrameworkReference Include="Microsoft.AspNetCore.App" />
                <PackageReference Include="Metrics.Kit.AspNetCore" Version="$V$" />
              </ItemGroup>
            """,
            Metrics);
        web.Restore("build");
        Assert.Equal(["servicemonitor.yaml"], web.Files("bin/Debug/net10.0/monitoring").Where(f => f != "prometheusrule.yaml"));
        Assert.Equal(1, Generators(Analyzers(web)));
    }

    [Fact]
    public void A_project_that_gets_the_package_through_another_has_the_analyzers_once_unless_switched_off()
    {
        string folder = feed.NewFolder("transitive");
        TestProject library = new(feed, folder, "Library",
            """
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Metrics.Kit" Version="$V$" /></ItemGroup>
            """,
            "public static class Nothing;\n");
        TestProject app = new(feed, folder, "App",
            """
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Library/Library.csproj" /></ItemGroup>
            """,
            Metrics);
        app.Restore("build");
        Assert.Equal(1, Generators(Analyzers(app)));
        Assert.Equal(0, Generators(Analyzers(app, "-p:MetricsKitTransitiveAnalyzers=false")));
        Assert.Equal(1, Generators(Analyzers(library, "-p:MetricsKitTransitiveAnalyzers=false")));
        Assert.Contains("CS8795", app.Fail("build", "-t:Rebuild", "-p:MetricsKitTransitiveAnalyzers=false"), StringComparison.Ordinal);
    }
}
