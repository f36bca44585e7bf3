using MetricsKit.Artifacts.Tests.Support;

namespace MetricsKit.Artifacts.Tests;

/// <summary>The shop service's files, to the letter.</summary>
public sealed class ShopFilesTests
{
    [Theory]
    [InlineData("prometheusrule.yaml")]
    [InlineData("servicemonitor.yaml")]
    public void The_shop_writes_exactly(string file) =>
        Snapshot.Matches("myshop/" + file, MyShop.Write().File(file));

    [Theory]
    [InlineData("prometheusrule.yaml")]
    [InlineData("servicemonitor.yaml")]
    public void In_a_namespace_and_with_labels_the_shop_writes_exactly(string file) =>
        Snapshot.Matches("myshop-namespace/" + file, MyShop.Write("myshop", new KeyValuePair<string, string>("release", "prometheus")).File(file));
}
