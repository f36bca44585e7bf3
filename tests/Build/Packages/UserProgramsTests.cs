using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>Programs as users write them compile unchanged, with every analyzer on and warnings as errors.</summary>
[Collection(PackageCollection.Name)]
public sealed class UserProgramsTests(PackageFeed feed)
{
    [TheoryNeeds(Needs.UserPrograms)]
    [InlineData("myshop", "Metrics.Kit.AspNetCore", "prometheusrule.yaml", "servicemonitor.yaml")]
    [InlineData("cluster-alerts", "Metrics.Kit", "prometheusrule.yaml")]
    [InlineData("transcoder", "Metrics.Kit.Hosting", "podmonitor.yaml", "prometheusrule.yaml")]
    [InlineData("messaging-library", "Metrics.Kit")]
    public void A_program_compiles_unchanged_and_gets_its_files(string program, string package, params string[] files)
    {
        bool web = package.EndsWith("AspNetCore", StringComparison.Ordinal);
        bool worker = package.EndsWith("Hosting", StringComparison.Ordinal);
        TestProject project = new(feed, feed.NewFolder("user-" + program), "Program",
            $"""
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(web || worker ? "Exe" : "Library")}</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="$V$" />
                {(worker ? """<FrameworkReference Include="Microsoft.AspNetCore.App" />""" : "")}
                {(web ? """<Using Include="Microsoft.AspNetCore.Builder" /><Using Include="Microsoft.Extensions.DependencyInjection" />""" : "")}
              </ItemGroup>
            """,
            "");
        project.Write(".editorconfig", $"root = true\n[*.cs]\n{Settings(program)}\n");
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.UserPrograms!, program), "*.cs"))
        {
            project.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        project.Restore("build");
        Assert.Equal(files, project.Files("bin/Debug/net10.0/monitoring"));
    }

    private static string Settings(string program) => program switch
    {
        // 50 topics of 200 tenants are more than the default budget, and meant.
        "messaging-library" => "metrics_kit.max_lines_per_metric = 200000\nmetrics_kit.max_lines_per_assembly = 200000",

        // The framework's analyzers do not know that a host makes its services.
        "transcoder" => "dotnet_diagnostic.CA1812.severity = none",
        _ => "",
    };
}
