using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

[Collection(PackageCollection.Name)]
public sealed class TargetFrameworkTests(PackageFeed feed)
{
    private const string Service =
        """
        using MetricsKit;

        [assembly: MetricsService("worker")]

        [MetricSet(Prefix = "worker")]
        public static partial class WorkerMetrics
        {
            /// <summary>Jobs.</summary>
            [Counter("jobs_total")]
            public static partial Counter Jobs();
        }
        """;

    private TestProject Project(string name, string frameworks, string properties = "", string package = "Metrics.Kit") => new(feed, feed.NewFolder(name), name,
        $"""
          <PropertyGroup>
            <{(frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework")}>{frameworks}</{(frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework")}>
            <DisableImplicitFrameworkReferences Condition="'$(TargetFramework)' == 'netcoreapp3.1'">true</DisableImplicitFrameworkReferences>
            {properties}
          </PropertyGroup>
          <ItemGroup><PackageReference Include="{package}" Version="$V$" /></ItemGroup>
        """,
        Service);

    [Fact]
    public void Of_several_target_frameworks_the_first_from_net8_writes_to_the_repository()
    {
        TestProject worker = Project("Worker", "net10.0;net8.0", "<MetricsKitOutputPath>deploy</MetricsKitOutputPath>");
        string output = worker.Restore("build");
        Assert.Single(output.Split('\n'), l => l.Contains("deploy", StringComparison.Ordinal) && l.Contains("servicemonitor.yaml", StringComparison.Ordinal));
        Assert.Equal(["servicemonitor.yaml"], worker.Files("deploy"));
        Assert.Equal(["servicemonitor.yaml"], worker.Files("bin/Debug/net8.0/monitoring"));
        Assert.Equal(["servicemonitor.yaml"], worker.Files("bin/Debug/net10.0/monitoring"));
        Assert.Contains("deploy", File.ReadAllText(worker["obj/Debug/net10.0/metrics-kit/written.txt"]), StringComparison.Ordinal);
        Assert.DoesNotContain("deploy", File.ReadAllText(worker["obj/Debug/net8.0/metrics-kit/written.txt"]), StringComparison.Ordinal);

        worker.Build("-p:MetricsKitTargetFramework=net8.0");
        Assert.DoesNotContain("deploy", File.ReadAllText(worker["obj/Debug/net10.0/metrics-kit/written.txt"]), StringComparison.Ordinal);
        Assert.Contains("deploy", File.ReadAllText(worker["obj/Debug/net8.0/metrics-kit/written.txt"]), StringComparison.Ordinal);

        string refused = worker.Fail("build", "-p:MetricsKitTargetFramework=net9.0");
        Assert.Contains("error MK9002: MetricsKitTargetFramework is 'net9.0'; it accepts one of this project's target frameworks from net8.0 on: net10.0, net8.0", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("netstandard2.0", "Metrics.Kit")]
    [InlineData("netcoreapp3.1", "Metrics.Kit")]
    [InlineData("netstandard2.0", "Metrics.Kit.AspNetCore")]
    public void MK9005_a_target_framework_below_net8_is_refused_in_plain_words(string framework, string package)
    {
        string output = Project($"{package}-{framework}", framework, package: package).Fail("build", "-restore");
        Assert.Contains($"error MK9005: TargetFramework is '{framework}', and Metrics.Kit needs net8.0 or later", output, StringComparison.Ordinal);
        Assert.Contains("$([MSBuild]::IsTargetFrameworkCompatible('$(TargetFramework)', 'net8.0'))", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_without_metrics_writes_nothing_and_says_nothing()
    {
        TestProject plain = Project("Plain", "net10.0", "<MetricsKitOutputPath>deploy</MetricsKitOutputPath>");
        plain.Write("Code.cs", "public static class Nothing;\n");
        string output = plain.Restore("build");
        Assert.DoesNotContain("MK", output.Replace("MetricsKit", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(Directory.Exists(plain["deploy"]));
        Assert.False(Directory.Exists(plain["bin/Debug/net10.0/monitoring"]));
    }
}
