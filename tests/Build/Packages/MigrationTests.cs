using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>The command line applies fixes of the packed analyzers, and the project builds after each.</summary>
[Collection(PackageCollection.Name)]
public sealed class MigrationTests(PackageFeed feed)
{
    private const string Code = """
        using Prometheus;

        namespace Shop;

        public static class ShopMetrics
        {
            public static readonly Counter Orders = Metrics.CreateCounter("shop_orders_total", "Orders, by status.", "status");
        }

        public sealed class Checkout
        {
            private static readonly Gauge _open = Metrics.CreateGauge("shop_open", "Open orders.");

            public void Pay(bool succeeded)
            {
                _open.Dec();
                ShopMetrics.Orders.WithLabels(succeeded ? "paid" : "failed").Inc();
            }
        }

        [MetricsKit.MetricSet]
        public static partial class Answers
        {
            /// <summary>Answers, by status.</summary>
            [MetricsKit.Counter("shop_answers_total")]
            public static partial MetricsKit.Counter Given(System.Net.HttpStatusCode status);
        }
        """;

    [Fact]
    public void Dotnet_format_declares_metrics_and_mends_declarations()
    {
        TestProject shop = new(feed, feed.NewFolder("migration"), "Shop",
            $"""
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Metrics.Kit" Version="$V$" />
                <Compile Include="{Path.Combine(PackageFeed.RepositoryRoot, "tests/Testing/Surfaces/Prometheus.NetStandard/*.cs")}" LinkBase="Prometheus" />
              </ItemGroup>
            """,
            Code);
        Assert.Contains("warning MK1023", shop.Restore("build"), StringComparison.Ordinal);

        Format("MK7001", "info");
        string declared = shop.Read("Code.cs");
        Assert.Contains("public static partial Counter.Child Orders([MetricsKit.LabelValues(\"failed\", \"paid\")] string status);", declared, StringComparison.Ordinal);
        Assert.Contains("ShopMetrics.Orders(succeeded ? \"paid\" : \"failed\").Inc();", declared, StringComparison.Ordinal);
        Assert.Contains("CheckoutMetrics.Open.Dec();", declared, StringComparison.Ordinal);
        Assert.Contains("internal static partial Gauge Open { get; }", declared, StringComparison.Ordinal);

        Format("MK1023", "warn");
        Assert.Contains("Given([MetricsKit.Label(Format = MetricsKit.LabelFormat.Number)] System.Net.HttpStatusCode status);", shop.Read("Code.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("warning", shop.Build(), StringComparison.Ordinal);

        void Format(string id, string severity)
        {
            (int code, string output) = feed.Run(shop.Folder, "format", "analyzers", "Shop.csproj", "--no-restore", "--diagnostics", id, "--severity", severity);
            Assert.True(code == 0, output);
        }
    }
}
