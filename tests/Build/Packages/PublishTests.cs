using System.IO.Compression;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

[Collection(PackageCollection.Name)]
public sealed class PublishTests(PackageFeed feed)
{
    private static readonly string[] Both = ["prometheusrule.yaml", "servicemonitor.yaml"];

    private TestProject Shop => feed.Shop.Shop;

    [Fact]
    public void Files_go_with_publish()
    {
        Shop.Run("publish", "-c", "Release", "-o", Shop["out"]);
        Assert.Equal(Both, Shop.Files("out/monitoring"));
        Assert.Equal(Shop.Read("deploy/prometheusrule.yaml"), Shop.Read("out/monitoring/prometheusrule.yaml"));
    }

    [Fact]
    public void Files_go_with_publish_of_what_was_built_before()
    {
        Shop.Build("-c", "Release");
        Shop.Run("publish", "--no-build", "-c", "Release", $"-p:PublishDir={Shop["out-no-build/"]}");
        Assert.Equal(Both, Shop.Files("out-no-build/monitoring"));
    }

    [Fact]
    public void Files_lie_beside_a_single_file()
    {
        Shop.Restore("publish", "-p:SingleFile=true", "-o", Shop["out-single"]);
        Shop.Restore("build");
        Assert.Equal(Both, Shop.Files("out-single/monitoring"));
        Assert.DoesNotContain(Shop.Files("out-single"), f => f.EndsWith(".dll", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_stay_out_of_packages()
    {
        foreach (string tool in new[] { "false", "true" })
        {
            Shop.Restore("pack", "-c", "Release", "-o", Shop["packed-" + tool], "-p:PackAsTool=" + tool);
            using ZipArchive package = ZipFile.OpenRead(Directory.GetFiles(Shop["packed-" + tool], "*.nupkg").Single());
            Assert.DoesNotContain(package.Entries, e => e.FullName.EndsWith(".yaml", StringComparison.Ordinal));
        }
    }
}
