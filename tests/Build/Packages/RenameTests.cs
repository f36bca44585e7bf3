using System.Text.RegularExpressions;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>A metric is renamed, and every rule that reads it says so: in the service, in a rule file beside it, and across a library.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class RenameTests
{
    private const string Rules = """
        groups:
          - name: shop
            rules:
              - alert: NothingPublished
                expr: |
                  sum by (namespace, job) (
                    rate(messaging_published_total[5m])
                  ) == 0
                for: 10m
              - alert: NoOrders
                expr: sum(rate(shop_orders_total{state="paid"}[5m])) == 0 # a comment
                for: 10m

        """;

    private const string Service = """
        using MetricsKit;

        [assembly: MetricsService("shop")]
        [assembly: Alert("Silent", "sum(rate(messaging_published_total[5m])) == 0", For = "5m")]

        public enum State { Paid, Failed }

        [MetricSet(Prefix = "shop")]
        public static partial class ShopMetrics
        {
            /// <summary>Orders, by state.</summary>
            [Counter("orders_total")]
            [Alert("OrdersFail", "rate(shop_orders_total{state='failed'}[5m]) > 1", For = "5m")]
            public static partial Counter Orders(State state);
        }
        """;

    private static readonly string Library = ShopSolution.LibraryCode("MessagingStopped");

    private readonly TestProject _library;
    private readonly TestProject _service;

    public RenameTests(PackageFeed feed)
    {
        string solution = feed.NewFolder("rename");
        _library = new TestProject(feed, solution, "Messaging",
            """
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Metrics.Kit" Version="$V$" /></ItemGroup>
            """,
            Library);
        _service = new TestProject(feed, solution, "Shop",
            """
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Messaging/Messaging.csproj" />
                <AdditionalFiles Include="rules/*.yaml" MetricsKitRules="true" />
              </ItemGroup>
            """,
            Service);
        _service.Write("rules/shop.yaml", Rules);
    }

    [Fact]
    public void Every_rule_that_reads_a_renamed_metric_breaks_the_build_at_its_name()
    {
        Assert.Empty(Messages(_service.Restore("build")));

        _service.Write("Code.cs", Service.Replace("\"orders_total\"", "\"orders_placed_total\"", StringComparison.Ordinal));
        Assert.Equal(["Code.cs(13,32): error MK5101", "shop.yaml(11,24): error MK5101"], Messages(_service.Fail("build")));

        _service.Write("Code.cs", Service);
        _library.Write("Code.cs", Library.Replace("\"published_total\"", "\"sent_total\"", StringComparison.Ordinal));
        Assert.Equal(["Code.cs(4,70): error MK5101"], Messages(_library.Fail("build")));

        _library.Write("Code.cs", Library.Replace("published_total", "sent_total", StringComparison.Ordinal));
        Assert.Equal(["Code.cs(4,38): error MK5101", "shop.yaml(7,18): error MK5101"], Messages(_service.Fail("build")));

        // A library's change of a label's value, too.
        _library.Write("Code.cs", Library);
        _service.Write("Code.cs", Service.Replace("Paid, Failed", "Settled, Failed", StringComparison.Ordinal));
        Assert.Equal(["shop.yaml(11,48): error MK5103"], Messages(_service.Fail("build")));
    }

    private static string[] Messages(string output) =>
        [.. Message().Matches(output).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"[^/\\\s]+\.(?:cs|yaml)\(\d+,\d+\): (?:error|warning) MK\d+")]
    private static partial Regex Message();
}
