using System.Text.RegularExpressions;
using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>What the compiler says on the command line, where its own errors would hide ours.</summary>
[Collection(PackageCollection.Name)]
public sealed partial class DiagnosticsTests(PackageFeed feed)
{
    private const string Project =
        """
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
          <ItemGroup><PackageReference Include="Metrics.Kit" Version="$V$" /></ItemGroup>
          <ItemGroup>
            <AdditionalFiles Include="*.yaml" MetricsKitRules="true" />
            <AdditionalFiles Include="*.txt" MetricsKitMetrics="true" />
          </ItemGroup>
        """;

    // As the sample does: the library itself is not among the packages of this repository.
    private static readonly string PrometheusNet =
        $"""

          <ItemGroup>
            <FrameworkReference Include="Microsoft.AspNetCore.App" />
            <Compile Include="{Path.Combine(PackageFeed.RepositoryRoot, "tests/Testing/Surfaces/Prometheus.*/*.cs")}" LinkBase="PrometheusNet" />
          </ItemGroup>
        """;

    [Fact]
    public void A_user_id_is_refused_with_exactly_one_error_at_the_parameter()
    {
        TestProject shop = new(feed, feed.NewFolder("refused"), "Refused", Project,
            """
            using MetricsKit;

            [MetricSet(Prefix = "shop")]
            public static partial class ShopMetrics
            {
                /// <summary>Logins.</summary>
                [Counter("logins_total")]
                public static partial Counter X(string userId);
            }
            """);
        Assert.Equal(["Code.cs(8,44): error MK3002"], Messages(shop.Fail("build", "-restore")));
    }

    [Fact]
    public void Every_smell_gives_its_own_message_and_no_compiler_error_beside_it()
    {
        string folder = Path.Combine(PackageFeed.RepositoryRoot, "samples", "Smells");
        TestProject smells = new(feed, feed.NewFolder("smells"), "Smells", Project + PrometheusNet, "");
        var expected = new List<string>();
        foreach (string file in new[] { "*.cs", "*.yaml", "*.txt" }.SelectMany(pattern => Directory.GetFiles(folder, pattern)))
        {
            string name = Path.GetFileName(file);
            string[] lines = File.ReadAllLines(file);
            smells.Write(name, File.ReadAllText(file));
            for (int i = 0; i < lines.Length; i++)
            {
                expected.AddRange(MarkedRule().Matches(lines[i]).Select(m => $"{name}({i + 1}): {m.Groups[1].Value}"));
            }
        }

        smells.Write(".editorconfig", File.ReadAllText(Path.Combine(folder, ".editorconfig")));
        IEnumerable<string> reported = Messages(smells.Fail("build", "-restore"))
            .Select(m => Place().Replace(m, "($1): "));
        Assert.True(expected.Count > 40, "The smells mark no lines.");
        Assert.Equal(expected.Order(StringComparer.Ordinal), reported.Order(StringComparer.Ordinal));
    }

    // MSBuild prints a message where it appears and once more in its summary.
    private static IEnumerable<string> Messages(string output) =>
        Message().Matches(output).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"[^/\\\s]+\.(?:cs|yaml|txt)\(\d+,\d+\): (?:error|warning) [A-Z]+\d+")]
    private static partial Regex Message();

    [GeneratedRegex(@"\((\d+),\d+\): (?:error|warning) ")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?://|#) (MK\d{4})$")]
    private static partial Regex MarkedRule();
}
