using MetricsKit.EndToEnd.Tests.Rules;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests;

/// <summary>What the samples' builds write, as committed.</summary>
public sealed class DeployedFilesTests
{
    public static TheoryData<string> Files => new(RepositoryContents.DeployedFiles);

    /// <summary>Every PrometheusRule of the repository, those that other tests compare with included.</summary>
    public static TheoryData<string> RuleFiles => new(RepositoryContents.Files("*.yaml").Where(file =>
        File.ReadLines(Repository.PathOf(file)).Contains("kind: PrometheusRule")));

    [Fact]
    public void The_shop_has_rules_and_a_monitor() => Assert.Equal(
        ["samples/MyShop/deploy/prometheusrule.yaml", "samples/MyShop/deploy/servicemonitor.yaml"],
        RepositoryContents.DeployedFiles.Where(file => file.StartsWith("samples/MyShop/", StringComparison.Ordinal)));

    [TheoryNeeds(Needs.Promtool)]
    [MemberData(nameof(RuleFiles))]
    public async Task Promtool_accepts(string file)
    {
        Needs.Require(Needs.Promtool);
        using var folder = new TemporaryFolder();
        string rules = Path.Combine(folder.Path, "rules.yaml");
        RuleFile.Write(rules, RuleFile.ReadSpec(Repository.PathOf(file)));
        ProgramResult check = await Support.Program.RunAsync(Needs.Promtool, ["check", "rules", rules]);
        Assert.True(check.ExitCode == 0, check.Output);
    }

    [TheoryNeeds(Needs.NodePackages, Needs.Schemas)]
    [MemberData(nameof(Files))]
    public async Task The_operators_schemas_accept(string file)
    {
        Needs.Require(Needs.NodePackages, Needs.Schemas);
        ProgramResult check = await Support.Program.RunAsync(
            "node", [Repository.PathOf("tests/tools/validate-crd.mjs"), Repository.Schemas!, Repository.PathOf(file)]);
        Assert.True(check.ExitCode == 0, check.Output);
    }

    [Fact]
    public async Task The_shops_files_are_what_its_build_writes()
    {
        using var folder = new TemporaryFolder();
        // Compiles without touching the binaries, which other tests run.
        ProgramResult build = await Support.Program.RunAsync("dotnet",
        [
            "msbuild", Repository.PathOf("samples/MyShop/MyShop.csproj"), "-t:Compile", $"-p:Configuration={RepositoryContents.Configuration}",
            "-p:BuildProjectReferences=false", "-p:MetricsKitVerify=false", $"-p:MetricsKitOutputPath={folder.Path}/",
            "-nologo", "-v:quiet", "-nodeReuse:false",
        ]);
        Assert.True(build.ExitCode == 0, build.Output);
        string deploy = Repository.PathOf("samples/MyShop/deploy");
        Assert.Equal(Names(deploy), Names(folder.Path));
        Assert.All(Names(deploy), name => Assert.Equal(
            File.ReadAllText(Path.Combine(deploy, name)), File.ReadAllText(Path.Combine(folder.Path, name))));
    }

    private static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
