using System.IO.Compression;
using System.Reflection;
using MetricsKit.Build.Tests.Packages;

namespace MetricsKit.Build.Tests.Support;

/// <summary>
/// The three packages, packed once for a test run under a version of its own, and an empty place outside the repository
/// for projects that use them.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly Dictionary<string, string> _environment;
    private readonly Lazy<ShopSolution> _shop;

    public PackageFeed()
    {
        _shop = new Lazy<ShopSolution>(() => new ShopSolution(this));
        Version = $"0.0.1-test.{_root.Path[^12..]}";

        // Each run's compiler server has a name of its own, so that it can be stopped at the end.
        _environment = new Dictionary<string, string>
        {
            ["NUGET_PACKAGES"] = _root["packages"],
            ["SharedCompilationId"] = "metrics-kit-" + _root.Path[^12..],
        };
        Pack();

        // Everything else was restored with the repository, so that no test needs a network.
        _root.Write("work/nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="metrics-kit-test" value="{_root["feed"]}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{Metadata("PackageRoot")}" /></fallbackPackageFolders>
            </configuration>
            """);
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            _root.Write("work/" + file, "<Project />");
        }
    }

    public string Version { get; }

    /// <summary>A library, two services and a test project, built once; each test brings what it needs up to date first.</summary>
    public ShopSolution Shop => _shop.Value;

    public static string RepositoryRoot => Metadata("RepositoryRoot");

    public static string Configuration => Metadata("Configuration");

    /// <summary>Folder that packages are taken from.</summary>
    public string Folder => _root["feed"];

    /// <summary>An empty folder for the projects of one test class.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(_root["work/" + name]).FullName;

    /// <summary>Names of the files in a package, without NuGet's own.</summary>
    public string[] FilesOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(_root[$"feed/{package}.{Version}.nupkg"]);
        return [.. archive.Entries.Select(e => e.FullName).Where(IsPayload).Order(StringComparer.Ordinal)];
    }

    /// <summary>Text of the package's nuspec.</summary>
    public string NuspecOf(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(_root[$"feed/{package}.{Version}.nupkg"]);
        using var reader = new StreamReader(archive.GetEntry(package + ".nuspec")!.Open());
        return reader.ReadToEnd();
    }

    public (int ExitCode, string Output) Run(string folder, params string[] arguments) => DotNet.Run(folder, _environment, arguments);

    public static bool IsPayload(string entry) =>
        !entry.StartsWith("_rels/", StringComparison.Ordinal) && !entry.StartsWith("package/", StringComparison.Ordinal)
        && entry != "[Content_Types].xml" && !entry.EndsWith(".nuspec", StringComparison.Ordinal);

    public void Dispose()
    {
        Run(_root.Path, CompilerServer(), "-shutdown", "-pipename:" + _environment["SharedCompilationId"]);
        _root.Dispose();
    }

    private void Pack()
    {
        string projects = string.Join(';', new[] { "Runtime/Metrics.Kit", "Hosting/Metrics.Kit.Hosting", "AspNetCore/Metrics.Kit.AspNetCore" }
            .Select(p => Path.Combine(RepositoryRoot, "src", p + ".csproj")));
        string pack = _root.Write("pack/pack.proj", $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{projects}" Targets="Pack" BuildInParallel="true"
                         Properties="NoBuild=true;Configuration={Configuration};PackageVersion={Version};PackageOutputPath={_root["feed"]}" />
              </Target>
            </Project>
            """);
        (int code, string output) = DotNet.Run(_root.Path, new Dictionary<string, string>(), "msbuild", pack, "-t:Pack", "-nologo", "-v:m");
        if (code != 0)
        {
            _root.Dispose(); // xunit disposes of no fixture that it could not make
            Assert.Fail(output);
        }
    }

    private static string CompilerServer() => Path.Combine(Metadata("RoslynFolder"), "bincore", "VBCSCompiler.dll");

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

/// <summary>Tests that use the packed packages; they share one feed and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class PackageCollection : ICollectionFixture<PackageFeed>
{
    public const string Name = "Packages";
}
