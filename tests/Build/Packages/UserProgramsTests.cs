using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

/// <summary>Programs as users write them compile unchanged, with every analyzer on and warnings as errors.</summary>
[Collection(PackageCollection.Name)]
public sealed class UserProgramsTests(PackageFeed feed)
{
    [UserProgramsTheory]
    [InlineData("myshop", "Metrics.Kit.AspNetCore", "prometheusrule.yaml", "servicemonitor.yaml")]
    [InlineData("cluster-alerts", "Metrics.Kit", "prometheusrule.yaml")]
    public void A_program_compiles_unchanged_and_gets_its_files(string program, string package, params string[] files)
    {
        bool web = package.EndsWith("AspNetCore", StringComparison.Ordinal);
        TestProject project = new(feed, feed.NewFolder("user-" + program), "Program",
            $"""
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(web ? "Exe" : "Library")}</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="$V$" />
                {(web ? """<Using Include="Microsoft.AspNetCore.Builder" /><Using Include="Microsoft.Extensions.DependencyInjection" />""" : "")}
              </ItemGroup>
            """,
            "");
        foreach (string file in Directory.GetFiles(Path.Combine(UserProgramsTheoryAttribute.Folder!, program), "*.cs"))
        {
            project.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        project.Restore("build");
        Assert.Equal(files, project.Files("bin/Debug/net10.0/monitoring"));
    }
}

/// <summary>Skipped without the programs in ../shared/surface/users; with CI=true the test runs, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UserProgramsTheoryAttribute : TheoryAttribute
{
    public UserProgramsTheoryAttribute()
    {
        if (Folder is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "The user programs are missing; put them into ../shared/surface/users.";
        }
    }

    /// <summary>Where the programs are; null when they are not beside the repository.</summary>
    public static string? Folder { get; } =
        Path.GetFullPath(Path.Combine(PackageFeed.RepositoryRoot, "..", "shared", "surface", "users")) is { } folder && Directory.Exists(folder) ? folder : null;
}
