using MetricsKit.Build.Manifests;
using MetricsKit.Build.Tests.Support;
using MetricsKit.Model;

namespace MetricsKit.Build.Tests.Manifests;

public sealed class ManifestCollectorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<BuildProblem> _problems = [];

    public void Dispose() => _folder.Dispose();

    private string Write(MonitoringManifest manifest) => SampleAssembly.Write(_folder, manifest);

    [Fact]
    public void References_come_in_one_order_and_once()
    {
        string own = Write(SampleAssembly.Service("Shop"));
        string b = Write(SampleAssembly.Library("B")), a = Write(SampleAssembly.Library("A"));
        using var elsewhere = new TemporaryFolder();
        string copy = SampleAssembly.Write(elsewhere, SampleAssembly.Library("B"));
        CollectedManifests found = ManifestCollector.Collect(own, [b, a, copy, b, own], _problems);
        Assert.Equal("Shop", found.Own?.Assembly);
        Assert.Equal(["A", "B"], found.References.Select(r => r.Assembly));
        Assert.Empty(_problems);
    }

    [Fact]
    public void Nothing_is_read_for_a_project_that_declares_nothing()
    {
        string own = SampleAssembly.Write(_folder, "Plain", null);
        string broken = SampleAssembly.Write(_folder, "Broken", "not json");
        CollectedManifests found = ManifestCollector.Collect(own, [broken], _problems);
        Assert.Null(found.Own);
        Assert.Empty(found.References);
        Assert.Empty(_problems);
    }

    [Fact]
    public void A_referenced_service_keeps_its_rules_to_itself_and_lends_its_metrics()
    {
        var recorded = new RecordingRuleModel("job:shop:rate5m", "sum by (job) (rate(shop_total[5m]))", default, null, null);
        string own = Write(SampleAssembly.Service("Gateway"));
        string other = Write(SampleAssembly.Service("Shop", "ShopDown") with { Recordings = EquatableArray.Of(recorded) });
        MonitoringManifest shop = Assert.Single(ManifestCollector.Collect(own, [other], _problems).References);
        Assert.Null(shop.Service);
        Assert.Empty(shop.Alerts);
        Assert.Empty(shop.Recordings);
        Assert.Equal("shop_total", Assert.Single(shop.Metrics).Name);
    }

    [Fact]
    public void MK9003_names_the_assembly_and_both_versions()
    {
        string own = Write(SampleAssembly.Service("Shop"));
        string newer = SampleAssembly.Write(_folder, "Messaging", ManifestJson.Write(SampleAssembly.Library("Messaging")).Replace("\"version\":1", "\"version\":7", StringComparison.Ordinal));
        ManifestCollector.Collect(own, [newer], _problems);
        BuildProblem problem = Assert.Single(_problems);
        Assert.Equal("MK9003", problem.Code);
        Assert.Equal(newer, problem.File);
        Assert.Contains("'Messaging'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("version 7", problem.Message, StringComparison.Ordinal);
        Assert.Contains("version 1", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":1")]
    public void MK9003_for_a_manifest_that_is_none(string json)
    {
        ManifestCollector.Collect(SampleAssembly.Write(_folder, "Shop", json), [], _problems);
        Assert.Equal("MK9003", Assert.Single(_problems).Code);
    }

    [Fact]
    public void Satellites_symbols_and_native_files_are_passed_over()
    {
        string own = Write(SampleAssembly.Service("Shop"));
        string[] others = [_folder.Write("de/Shop.resources.dll", "x"), _folder.Write("Shop.pdb", "x"), _folder.Write("native.dll", "x"), _folder["gone.dll"]];
        Assert.Empty(ManifestCollector.Collect(own, others, _problems).References);
        Assert.Empty(_problems);
    }
}
