using System.Text.RegularExpressions;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>A library that reaches a service as a package, with nothing of this repository named in the service's project.</summary>
[Collection(PackageCollection.Name)]
public sealed class ShippedLibraryTests(PackageFeed feed)
{
    [Fact]
    public void A_packaged_library_brings_its_alerts_the_generator_and_the_refusal_of_a_user_id()
    {
        TestProject library = new(feed, feed.NewFolder("shipped"), "Acme.Messaging",
            """
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Metrics.Kit" Version="$V$" /></ItemGroup>
            """,
            ShopSolution.LibraryCode("AcmeStopped"));
        library.Restore("pack", "-o", feed.Folder, "-p:PackageVersion=" + feed.Version);

        // A class library copies no packages, and ships with them all the same.
        TestProject service = new(feed, feed.NewFolder("shipping"), "Shipping",
            """
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Acme.Messaging" Version="$V$" /></ItemGroup>
            """,
            """
            using MetricsKit;

            [assembly: MetricsService("shipping")]

            [MetricSet(Prefix = "shipping")]
            public static partial class ShippingMetrics
            {
                /// <summary>Parcels.</summary>
                [Counter("parcels_total")]
                public static partial Counter Parcels(bool delivered);
            }
            """);
        service.Restore("build");
        Assert.Equal(["prometheusrule.yaml", "servicemonitor.yaml"], service.Files("bin/Debug/net10.0/monitoring"));
        Assert.Contains("AcmeStopped", service.Read("bin/Debug/net10.0/monitoring/prometheusrule.yaml"), StringComparison.Ordinal);

        service.Write("Code.cs", service.Read("Code.cs").Replace("bool delivered", "string userId", StringComparison.Ordinal));
        string[] errors = [.. Regex.Matches(service.Fail("build"), "error ([A-Z]+[0-9]+)").Select(m => m.Groups[1].Value).Distinct()];
        Assert.StartsWith("MK3", Assert.Single(errors), StringComparison.Ordinal);
    }
}
