using MetricsKit.Build.Tests.Support;
using MetricsKit.Model;

namespace MetricsKit.Build.Tests;

/// <summary>The task as MSBuild calls it, with real files and no MSBuild.</summary>
public sealed class GenerateMonitoringFilesTests : IDisposable
{
    private const string Rule = "prometheusrule.yaml", Monitor = "servicemonitor.yaml";
    private readonly TemporaryFolder _folder = new();
    private readonly string _shop;

    public GenerateMonitoringFilesTests() => _shop = SampleAssembly.Write(_folder, SampleAssembly.Service("Shop", "ShopMemory"));

    public void Dispose() => _folder.Dispose();

    private TaskRun Run(string? outputPath = "deploy", string? verify = null, string project = "Shop", string? assembly = null) =>
        new TaskRun(_folder) { Assembly = assembly ?? _shop, OutputPath = outputPath, Verify = verify, ProjectName = project }.Execute();

    private string Without(params string[] alerts)
    {
        using var aside = new TemporaryFolder();
        string path = _folder["other/Shop.dll"];
        Directory.CreateDirectory(_folder["other"]);
        File.Copy(SampleAssembly.Write(aside, SampleAssembly.Library("Shop", alerts)), path, overwrite: true);
        return path;
    }

    [Fact]
    public void A_service_writes_its_files_with_the_librarys_alerts()
    {
        string library = SampleAssembly.Write(_folder, SampleAssembly.Library("Messaging", "MessagingMemory"));
        TaskRun run = new TaskRun(_folder) { Assembly = _shop, References = [library], OutputPath = "deploy", Namespace = "myshop", Labels = [("release", "prometheus")] }.Execute();
        Assert.True(run.Succeeded);
        Assert.Equal([Rule, Monitor], _folder.Files("deploy"));
        string rule = _folder.Read("deploy/" + Rule);
        Assert.Contains("ShopMemory", rule, StringComparison.Ordinal);
        Assert.Contains("MessagingMemory", rule, StringComparison.Ordinal);
        Assert.Contains("release: prometheus", rule, StringComparison.Ordinal);
        Assert.Contains("namespace: myshop", rule, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", rule, StringComparison.Ordinal);
        Assert.Equal(rule, _folder.Read("obj/metrics-kit/" + Rule));
        Assert.Equal(2, run.Loud.Count());
    }

    [Fact]
    public void Without_an_output_path_the_files_stay_under_obj()
    {
        Assert.True(Run(outputPath: null).Succeeded);
        Assert.Equal([Rule, Monitor, "written.txt"], _folder.Files("obj/metrics-kit"));
        Assert.False(Directory.Exists(_folder["deploy"]));
    }

    [Fact]
    public void A_library_and_an_assembly_without_metrics_write_nothing_and_say_nothing()
    {
        foreach (string assembly in new[] { SampleAssembly.Write(_folder, SampleAssembly.Library("Messaging", "A")), SampleAssembly.Write(_folder, "Plain", null) })
        {
            TaskRun run = Run(assembly: assembly);
            Assert.True(run.Succeeded);
            Assert.Empty(run.Loud);
            Assert.False(Directory.Exists(_folder["deploy"]));
            Assert.Equal(["written.txt"], _folder.Files("obj/metrics-kit"));
        }
    }

    [Fact]
    public void The_state_file_lists_what_was_written()
    {
        Run();
        Assert.Equal(
            [_folder["obj/metrics-kit/" + Rule], _folder["obj/metrics-kit/" + Monitor], _folder["deploy/" + Rule], _folder["deploy/" + Monitor]],
            File.ReadAllLines(_folder["obj/metrics-kit/written.txt"]));
    }

    [Fact]
    public void What_says_the_same_is_not_rewritten_whatever_its_line_endings()
    {
        Run();
        string crlf = _folder.Read("deploy/" + Rule).Replace("\n", "\r\n", StringComparison.Ordinal);
        _folder.Write("deploy/" + Rule, crlf);
        DateTime long_ago = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        string[] files = ["deploy/" + Rule, "deploy/" + Monitor, "obj/metrics-kit/" + Rule];
        Array.ForEach(files, f => File.SetLastWriteTimeUtc(_folder[f], long_ago));
        Assert.Empty(Run().Loud);
        Assert.All(files, f => Assert.Equal(long_ago, File.GetLastWriteTimeUtc(_folder[f])));
        Assert.Equal(crlf, _folder.Read("deploy/" + Rule));
    }

    [Fact]
    public void An_edited_or_deleted_file_comes_back()
    {
        Run();
        string rule = _folder.Read("deploy/" + Rule), monitor = _folder.Read("obj/metrics-kit/" + Monitor);
        _folder.Write("deploy/" + Rule, rule + "# by hand\n");
        File.Delete(_folder["obj/metrics-kit/" + Monitor]);
        Run();
        Assert.Equal(rule, _folder.Read("deploy/" + Rule));
        Assert.Equal(monitor, _folder.Read("obj/metrics-kit/" + Monitor));
    }

    [Fact]
    public void A_file_that_is_no_longer_made_goes_and_those_of_others_stay()
    {
        Run();
        string kept = _folder.Write("deploy/kustomization.yaml", "resources: []\n");
        string others = _folder.Write("deploy/billing.yaml", _folder.Read("deploy/" + Rule).Replace("project Shop", "project Billing", StringComparison.Ordinal));
        TaskRun run = Run(assembly: Without());
        Assert.Equal(["billing.yaml", "kustomization.yaml"], _folder.Files("deploy"));
        Assert.Equal(["written.txt"], _folder.Files("obj/metrics-kit"));
        Assert.All(run.Loud, m => Assert.EndsWith("(removed)", m, StringComparison.Ordinal));
        Assert.True(File.Exists(kept) && File.Exists(others));
    }

    [Fact]
    public void MK9004_a_file_of_another_project_stays_and_nothing_is_written_beside_it()
    {
        Run(project: "Billing");
        File.Delete(_folder["deploy/" + Monitor]);
        string before = _folder.Read("deploy/" + Rule);
        TaskRun run = Run();
        Assert.Equal("MK9004", run.Error.Code);
        Assert.Equal(_folder["deploy/" + Rule], run.Error.File);
        Assert.Contains("project 'Billing'", run.Error.Message, StringComparison.Ordinal);
        Assert.Contains("MetricsKitOutputPath", run.Error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Read("deploy/" + Rule));
        Assert.False(File.Exists(_folder["deploy/" + Monitor]));
    }

    [Fact]
    public void MK9004_a_file_without_our_header_stays()
    {
        _folder.Write("deploy/" + Rule, "kind: PrometheusRule\n");
        Assert.Equal("MK9004", Run().Error.Code);
        Assert.Equal("MK9004", Run(verify: "true").Error.Code);
        Assert.Equal("kind: PrometheusRule\n", _folder.Read("deploy/" + Rule));
    }

    [Fact]
    public void MK9001_an_output_path_that_cannot_be_written_is_named()
    {
        _folder.Write("deploy", "a file");
        TaskRun run = Run();
        Assert.Equal("MK9001", run.Error.Code);
        Assert.Contains("MetricsKitOutputPath is 'deploy'", run.Error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["deploy"], run.Error.Message, StringComparison.Ordinal);
        Assert.Equal("a file", _folder.Read("deploy"));
        Assert.Equal("MK9001", Run(outputPath: "deploy/below").Error.Code);
    }

    [Fact]
    public void MK9001_a_failure_in_the_middle_leaves_every_file_whole()
    {
        Run();
        string rule = _folder.Read("deploy/" + Rule);
        File.Delete(_folder["deploy/" + Monitor]);
        Directory.CreateDirectory(_folder["deploy/" + Monitor]);
        Assert.Equal("MK9001", Run().Error.Code);
        Assert.Equal([Rule], _folder.Files("deploy"));
        Assert.Equal(rule, _folder.Read("deploy/" + Rule));
    }

    [Fact]
    public void MK9006_names_file_line_both_texts_and_the_command()
    {
        Run();
        string[] lines = File.ReadAllLines(_folder["deploy/" + Rule]);
        string right = lines[3];
        lines[3] = "kind: Nonsense";
        File.WriteAllLines(_folder["deploy/" + Rule], lines);
        TaskRun run = Run(verify: "true");
        Assert.Equal("MK9006", run.Error.Code);
        Assert.Equal(_folder["deploy/" + Rule], run.Error.File);
        Assert.Equal(4, run.Error.LineNumber);
        Assert.Contains($"line 4 is \"kind: Nonsense\" and should be \"{right}\"", run.Error.Message, StringComparison.Ordinal);
        Assert.Contains("'dotnet build Shop.csproj -p:MetricsKitVerify=false'", run.Error.Message, StringComparison.Ordinal);
        Assert.Equal("kind: Nonsense", File.ReadAllLines(_folder["deploy/" + Rule])[3]);
    }

    [Fact]
    public void MK9006_for_each_file_that_is_missing_or_no_longer_made()
    {
        Run();
        File.Delete(_folder["deploy/" + Monitor]);
        TaskRun missing = Run(verify: "true");
        Assert.Contains("servicemonitor.yaml is missing", missing.Error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["deploy/" + Monitor]));

        Run();
        TaskRun stale = Run(verify: "true", assembly: Without());
        Assert.Equal(["MK9006", "MK9006"], stale.Errors.Select(e => e.Code));
        Assert.All(stale.Errors, e => Assert.Contains("no longer made by 'Shop'", e.Message, StringComparison.Ordinal));
        Assert.Equal([Rule, Monitor], _folder.Files("deploy"));
    }

    [Fact]
    public void Verifying_a_folder_that_is_up_to_date_succeeds_line_endings_aside()
    {
        Run();
        _folder.Write("deploy/" + Rule, _folder.Read("deploy/" + Rule).Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.True(Run(verify: "true").Succeeded);
        Assert.True(Run(verify: "true", outputPath: null).Succeeded);
    }

    [Fact]
    public void A_failed_run_leaves_the_state_file_alone_so_that_the_next_build_tries_again()
    {
        Run();
        DateTime before = File.GetLastWriteTimeUtc(_folder["obj/metrics-kit/written.txt"]).AddMinutes(-1);
        File.SetLastWriteTimeUtc(_folder["obj/metrics-kit/written.txt"], before);
        _folder.Write("deploy/" + Rule, "mine\n");
        Assert.False(Run().Succeeded);
        Assert.Equal(before, File.GetLastWriteTimeUtc(_folder["obj/metrics-kit/written.txt"]));
    }

    [Fact]
    public void Errors_carry_a_link_and_name_the_project_file()
    {
        TaskRun run = new TaskRun(_folder) { Assembly = _shop, Generate = "maybe" }.Execute();
        Assert.Equal("MK9002", run.Error.Code);
        Assert.Equal(_folder["Shop.csproj"], run.Error.File);
        Assert.EndsWith("/docs/rules/MK9002.md", run.Error.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void MK9007_declarations_that_do_not_go_together_are_named()
    {
        string shop = SampleAssembly.Write(_folder, SampleAssembly.Service("Shop") with { Endpoint = ScrapeEndpointModel.Default with { Interval = "10s", Timeout = "30s" } });
        TaskRun run = Run(assembly: shop);
        Assert.Equal("MK9007", run.Error.Code);
        Assert.Contains("'30s'", run.Error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["deploy"]));
    }
}
