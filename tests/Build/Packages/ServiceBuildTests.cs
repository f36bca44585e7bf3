using MetricsKit.Build.Tests.Support;

namespace MetricsKit.Build.Tests.Packages;

[Collection(PackageCollection.Name)]
public sealed class ServiceBuildTests(PackageFeed feed)
{
    private const string Rule = "prometheusrule.yaml", Monitor = "servicemonitor.yaml", Obj = "obj/Debug/net10.0/metrics-kit/", Out = "bin/Debug/net10.0/monitoring/";

    private TestProject Shop => feed.Shop.Shop;

    private TestProject Billing => feed.Shop.Billing;

    private TestProject Library => feed.Shop.Library;

    [Fact]
    public void Each_of_two_services_ships_the_librarys_alerts_with_its_own()
    {
        Billing.Build();
        Shop.Build();
        foreach (TestProject service in new[] { Shop, Billing })
        {
            Assert.Equal([Rule, Monitor], service.Files(Out));
            string rule = service.Read(Out + Rule);
            Assert.Contains($"{service.Name}Quiet", rule, StringComparison.Ordinal);
            Assert.Contains("Messaging", rule, StringComparison.Ordinal);
            Assert.Contains("release: prometheus", rule, StringComparison.Ordinal);

            // Both record the library's series under one name; the label keeps them apart.
            string job = service.Name.ToLowerInvariant();
            Assert.Contains($"messaging_published_total{{job=\"{job}\"", rule, StringComparison.Ordinal);
            Assert.Contains($"            job: {job}\n", rule, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("BillingQuiet", Shop.Read(Out + Rule), StringComparison.Ordinal);
        Assert.Contains("namespace: myshop", Shop.Read(Out + Rule), StringComparison.Ordinal);
        Assert.Equal(Shop.Read(Out + Rule), Shop.Read("deploy/" + Rule));
        Assert.Equal(Shop.Read(Out + Monitor), Shop.Read("deploy/" + Monitor));
        Assert.Empty(Library.Files("bin/Debug/net8.0/monitoring"));
    }

    [Fact]
    public void Nothing_runs_when_nothing_changed()
    {
        Shop.Build();
        DateTime shop = Shop.LastRun(), library = Library.LastRun("net8.0");
        DateTime copied = File.GetLastWriteTimeUtc(Shop[Out + Rule]), written = File.GetLastWriteTimeUtc(Shop["deploy/" + Rule]);
        Shop.Build();
        Assert.Equal(shop, Shop.LastRun());
        Assert.Equal(library, Library.LastRun("net8.0"));
        Assert.Equal(copied, File.GetLastWriteTimeUtc(Shop[Out + Rule]));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Shop["deploy/" + Rule]));
    }

    [Fact]
    public void Deleted_and_edited_files_come_back()
    {
        Shop.Build();
        string text = Shop.Read("deploy/" + Rule);
        foreach (string folder in new[] { Obj, Out, "deploy/" })
        {
            File.Delete(Shop[folder + Rule]);
            Shop.Build();
            Assert.Equal(text, Shop.Read(folder + Rule));
        }

        File.AppendAllText(Shop["deploy/" + Rule], "# by hand\n");
        Shop.Build();
        Assert.Equal(text, Shop.Read("deploy/" + Rule));
    }

    [Fact]
    public void A_changed_library_brings_the_task_back_in_the_service_that_ships_it()
    {
        Shop.Build();
        string changed = "MessagingChanged" + Guid.NewGuid().ToString("N")[..6];
        Library.Write("Code.cs", ShopSolution.LibraryCode(changed));
        Shop.Build();
        Assert.Contains(changed, Shop.Read("deploy/" + Rule), StringComparison.Ordinal);
        Assert.Contains(changed, Shop.Read(Out + Rule), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_setting_brings_the_task_back()
    {
        Shop.Build();
        Shop.Build("-p:MetricsKitNamespace=elsewhere");
        Assert.Contains("namespace: elsewhere", Shop.Read("deploy/" + Rule), StringComparison.Ordinal);
        Shop.Build();
        Assert.Contains("namespace: myshop", Shop.Read("deploy/" + Rule), StringComparison.Ordinal);
    }

    [Fact]
    public void Clean_removes_what_is_under_bin_and_obj_and_rebuild_makes_it_anew()
    {
        Shop.Build();
        Shop.Run("clean");
        Assert.Empty(Shop.Files(Out));
        Assert.Empty(Shop.Files(Obj));
        Assert.Equal([Rule, Monitor], Shop.Files("deploy"));
        Shop.Build("-t:Rebuild");
        Shop.Build("-t:Rebuild");
        Assert.Equal([Rule, Monitor], Shop.Files(Out));
    }

    [Fact]
    public void A_project_that_references_two_services_gets_neithers_files()
    {
        feed.Shop.Tests.Build();
        feed.Shop.Tests.Run("publish", "-c", "Debug");
        Assert.Empty(feed.Shop.Tests.Files(Out));
        Assert.Empty(feed.Shop.Tests.Files("bin/Debug/net10.0/publish/monitoring"));
    }

    [Fact]
    public void A_design_time_build_writes_nothing()
    {
        Shop.Build();
        DateTime before = Shop.LastRun();
        File.Delete(Shop["deploy/" + Rule]);
        Shop.Run("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildingInsideVisualStudio=true");
        Assert.Equal(before, Shop.LastRun());
        Assert.False(File.Exists(Shop["deploy/" + Rule]));
    }

    [Fact]
    public void An_IDE_learns_which_files_to_look_at()
    {
        Shop.Build();
        string items = Shop.Run("msbuild", "-t:_MetricsKitCollectUpToDateCheck", "-p:DesignTimeBuild=true", "-getItem:UpToDateCheckInput;UpToDateCheckOutput");
        Assert.Contains("deploy/" + Rule, items.Replace("\\\\", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("metrics-kit/written.txt", items.Replace("\\\\", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("\"Set\": \"MetricsKit\"", items, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_passes_what_is_up_to_date_and_fails_what_is_not_without_writing()
    {
        Shop.Build();
        Shop.Build("-p:MetricsKitVerify=true");
        string edited = Shop.Read("deploy/" + Rule).Replace("ShopQuiet", "ShopLoud", StringComparison.Ordinal);
        Shop.Write("deploy/" + Rule, edited);
        File.Delete(Shop["deploy/" + Monitor]);
        for (int i = 0; i < 2; i++)
        {
            string output = Shop.Fail("build", "-p:MetricsKitVerify=true");
            Assert.Contains("error MK9006: prometheusrule.yaml does not say what 'Shop' declares", output, StringComparison.Ordinal);
            Assert.Contains("error MK9006: servicemonitor.yaml is missing", output, StringComparison.Ordinal);
            Assert.Equal(edited, Shop.Read("deploy/" + Rule));
            Assert.False(File.Exists(Shop["deploy/" + Monitor]));
        }

        Shop.Build();
        Shop.Build("-p:MetricsKitVerify=true");
        Shop.Write("deploy/podmonitor.yaml", Shop.Read("deploy/" + Monitor));
        Assert.Contains("error MK9006: podmonitor.yaml is no longer made by 'Shop'", Shop.Fail("build", "-p:MetricsKitVerify=true"), StringComparison.Ordinal);
        Shop.Build();
        Assert.Equal([Rule, Monitor], Shop.Files("deploy"));
    }

    [Fact]
    public void Malformed_settings_fail_the_build_and_false_switches_the_files_off()
    {
        Billing.Build();
        string output = Billing.Fail("build", "-p:MetricsKitGenerate=maybe");
        Assert.Contains(".csproj : error MK9002: MetricsKitGenerate is 'maybe'; it accepts true or false", output, StringComparison.Ordinal);
        Billing.Build("-p:MetricsKitGenerate=false");
        Assert.Empty(Billing.Files(Out));
        Billing.Build();
        Assert.Equal([Rule, Monitor], Billing.Files(Out));
    }
}
