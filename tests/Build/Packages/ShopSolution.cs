using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>One library, two services that ship it, and a test project that references both; built once.</summary>
public sealed class ShopSolution
{
    public ShopSolution(PackageFeed feed)
    {
        Folder = feed.NewFolder("shop (eu) & co");
        Library = new TestProject(feed, Folder, "Messaging",
            """
              <PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Metrics.Kit" Version="$V$" /></ItemGroup>
            """,
            LibraryCode("MessagingStopped"));
        Shop = Service(feed, "Shop", "<MetricsKitOutputPath>deploy</MetricsKitOutputPath><MetricsKitNamespace>myshop</MetricsKitNamespace>");
        Billing = Service(feed, "Billing", "");
        Tests = new TestProject(feed, Folder, "Tests",
            """
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Shop/Shop.csproj" />
                <ProjectReference Include="../Billing/Billing.csproj" />
              </ItemGroup>
            """,
            "public static class Nothing;\n");
        Tests.Restore("build");
    }

    public string Folder { get; }

    public TestProject Library { get; }

    public TestProject Shop { get; }

    public TestProject Billing { get; }

    public TestProject Tests { get; }

    public static string LibraryCode(string alert) =>
        $$"""
        using MetricsKit;

        [assembly: Alert("{{alert}}", "job:messaging_published:rate5m == 0", For = "5m")]
        [assembly: RecordingRule("job:messaging_published:rate5m", "sum(rate(messaging_published_total[5m]))")]

        namespace Messaging;

        [MetricSet(Prefix = "messaging")]
        public static partial class MessagingMetrics
        {
            /// <summary>Messages published.</summary>
            [Counter("published_total")]
            public static partial Counter Published();
        }
        """;

    private TestProject Service(PackageFeed feed, string name, string properties) => new(feed, Folder, name,
        $"""
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            {properties}
          </PropertyGroup>
          <PropertyGroup Condition="'$(SingleFile)' == 'true'">
            <PublishSingleFile>true</PublishSingleFile>
            <IncludeAllContentForSelfExtract>true</IncludeAllContentForSelfExtract>
            <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
            <SelfContained>false</SelfContained>
            <EnableSingleFileAnalyzer>false</EnableSingleFileAnalyzer>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../Messaging/Messaging.csproj" />
            <MetricsKitLabel Include="release" Value="prometheus" />
          </ItemGroup>
        """,
        $$"""
        using MetricsKit;

        [assembly: MetricsService("{{name.ToLowerInvariant()}}", Team = "backend")]

        {{name}}Metrics.Requests(true).Inc();

        [MetricSet(Prefix = "{{name.ToLowerInvariant()}}")]
        public static partial class {{name}}Metrics
        {
            /// <summary>Requests, by outcome.</summary>
            [Counter("requests_total")]
            [Alert("{{name}}Quiet", "sum(rate({{name.ToLowerInvariant()}}_requests_total[5m])) == 0", For = "5m")]
            public static partial Counter Requests(bool succeeded);
        }
        """);
}
