using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MetricsKit.Bench.Build;

/// <summary>A service in a temporary folder that uses this repository's sources.</summary>
internal sealed class MeasuredProject : IDisposable
{
    public const string TaskName = "GenerateMonitoringFiles";

    private const int MostCalls = 21;
    private const string Name = "Measured", Configuration = "Release";
    private readonly string _folder = Directory.CreateTempSubdirectory("metrics-kit-bench-").FullName;
    private readonly string _repository = FindRepository();

    public MeasuredProject()
    {
        Write(Name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <MetricsKitOutputPath>deploy</MetricsKitOutputPath>
              </PropertyGroup>
              <Import Project="{Path.Combine(_repository, "src", "Build", "InRepo.props")}" />
            </Project>
            """);
        Write("Code.cs", Code());
        Write("calls.proj", $"""
            <Project>
              <UsingTask TaskName="MetricsKit.Build.{TaskName}" AssemblyFile="{Path.Combine(_repository, "src", "Build", "bin", Configuration, "netstandard2.0", "Metrics.Kit.Build.dll")}" />
              <ItemGroup>
                <Reference Include="{Path.GetDirectoryName(typeof(object).Assembly.Location)}/*.dll" />
                <Reference Include="{_folder}/bin/{Configuration}/net10.0/*.dll" />
              </ItemGroup>
              <Target Name="Once">
                {string.Concat(Enumerable.Range(0, MostCalls).Select(TaskCall))}
              </Target>
            </Project>
            """);
    }

    /// <summary>Builds it; milliseconds by target and task that ran.</summary>
    public IReadOnlyDictionary<string, double> Build() => Run("build", Name + ".csproj", "-c", Configuration);

    /// <summary>Calls the task so many times, at most 21, in one process; milliseconds of all calls.</summary>
    public double RunTask(int calls) => Run("msbuild", "calls.proj", "-t:Once", $"-p:Calls={calls}")[TaskName];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Each call writes to a folder of its own, so that none finds its work done.
    private string TaskCall(int number) => $"""

                <{TaskName} Condition="{number} &lt; $(Calls)" ProjectFile="{_folder}/{Name}.csproj" Assembly="{_folder}/bin/{Configuration}/net10.0/{Name}.dll" References="@(Reference)"
                  IntermediateFolder="{_folder}/calls/$(Calls)-{number}/" StateFile="{_folder}/calls/$(Calls)-{number}/written.txt" OutputPath="{_folder}/calls/$(Calls)-{number}/deploy" />
        """;

    private static string Code()
    {
        var code = new StringBuilder("using MetricsKit;\n\n[assembly: MetricsService(\"measured\")]\n\nnamespace Measured;\n");
        for (int set = 0; set < 10; set++)
        {
            code.Append(CultureInfo.InvariantCulture, $"\n[MetricSet(Prefix = \"set{set}\")]\npublic static partial class Set{set}\n{{\n");
            for (int metric = 0; metric < 10; metric++)
            {
                string alert = metric < 2 ? $"    [Alert(\"Set{set}Metric{metric}Quiet\", \"sum(rate(set{set}_metric{metric}_total[5m])) == 0\", For = \"5m\")]\n" : "";
                code.Append(CultureInfo.InvariantCulture, $"    /// <summary>Metric {metric}.</summary>\n{alert}    [Counter(\"metric{metric}_total\")]\n    public static partial Counter Metric{metric}(bool succeeded);\n");
            }

            code.Append("}\n");
        }

        return code.ToString();
    }

    private Dictionary<string, double> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-m:1", "-nodeReuse:false", "-v:m", "-clp:PerformanceSummary"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Parse(output) : throw new InvalidOperationException(output);
    }

    // "      287 ms  MetricsKitGenerateMonitoringFiles          2 calls"
    private static Dictionary<string, double> Parse(string output)
    {
        var times = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (string line in output.Split('\n'))
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is [var time, "ms", var name, _, "calls"])
            {
                times[name] = times.GetValueOrDefault(name) + double.Parse(time, CultureInfo.InvariantCulture);
            }
        }

        return times;
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Metrics.Kit.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Run the benchmarks from inside the repository.");
    }
}
