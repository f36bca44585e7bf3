using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators.Tests.Output;

/// <summary>Catalogue, initialiser and manifest.</summary>
public class AssemblyFileTests
{
    private static string OneMetric(string set, string metric) => $$"""
        [MetricSet]
        public static partial class {{set}}
        {
            /// <summary>Help of {{metric}}.</summary>
            [Counter("{{metric}}_total")]
            public static partial Counter Calls(bool ok);
        }
        """;

    private static TestProject Library(string assembly, string metric, params MetadataReference[] references) =>
        TestProject.Of(OneMetric("Set" + metric, metric)) with { Assembly = assembly, References = [.. references] };

    [Theory]
    [InlineData("public class C { }")]
    [InlineData("[MetricSet] public static partial class M;")]
    [InlineData("[MetricSet] public static partial class M { public static int X => 1; }")]
    [InlineData("[assembly: MetricDefaults(Prefix = \"p\")] public class C { }")]
    public void Nothing_is_generated_for_a_project_without_metrics_alerts_and_service(string source) =>
        Assert.Empty(TestProject.Of(source).Generate().Files);

    [Fact]
    public void Nothing_is_generated_where_the_library_is_not_referenced()
    {
        var project = TestProject.Of("public class C { }") with { ImplicitUsings = false };
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = project.Compile().WithReferences(Testing.References.Framework);
        GeneratorRun run = project.Generate().Edit(_ => compilation);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void The_manifest_is_a_constant_in_metadata_and_plain_ASCII()
    {
        GeneratorRun run = TestProject.Of("""
            [assembly: MetricsService("shop")]
            [MetricSet]
            public static partial class M
            {
                /// <summary>Größe "in" Stück; \ and 𝄞.</summary>
                [Gauge("size")]
                public static partial Gauge Size();
            }
            """).Generate();
        string json = Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json");
        Assert.All(json, c => Assert.InRange(c, ' ', '~'));
        MonitoringManifest manifest = ManifestJson.Read(json);
        Assert.Equal("Größe \"in\" Stück; \\ and 𝄞.", Assert.Single(manifest.Metrics).Help);
        Assert.Equal("shop", manifest.Service?.Name);
    }

    [Fact]
    public void The_manifest_has_help_and_alerts_and_the_catalogue_has_names_and_labels()
    {
        GeneratorRun run = TestProject.Of("""
            [MetricSet]
            public static partial class M
            {
                /// <summary>Help.</summary>
                [Gauge("size"), Alert("TooBig", "size", Above = 5)]
                public static partial Gauge Size([Label(MaxValues = 3)] string room);
            }
            """).Generate();
        MonitoringManifest manifest = ManifestJson.Read(Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json"));
        Assert.Equal("Help.", Assert.Single(manifest.Metrics).Help);
        Assert.Equal("TooBig", Assert.Single(manifest.Alerts).Name);

        CatalogModel catalog = MetricsKit.Declarations.Catalogs.Of(run.Output.Assembly)!;
        Assert.Equal("MetricsKit.Catalogs.Shop", catalog.Initializer);
        MetricModel metric = Assert.Single(catalog.Metrics);
        Assert.Equal(("", "size", "room"), (metric.Help, metric.Name, Assert.Single(metric.Labels).Name));
    }

    [Fact]
    public void The_catalogue_does_not_change_with_help_alerts_and_caps() =>
        Assert.Equal(CatalogLine("[Gauge(\"size\")]"), CatalogLine("[Gauge(\"size\", Help = \"Text.\", MaxSeries = 7), Alert(\"A\", \"up\")]"));

    [Fact]
    public void The_catalogue_changes_with_what_a_recording_rule_makes_and_not_with_where_it_is_evaluated()
    {
        string before = CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum(size)\")]");
        Assert.Equal(before, CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum(size)\", Group = \"g\", Scope = false)]"));
        Assert.NotEqual(before, CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum by (job) (size)\")]"));
        Assert.NotEqual(before, CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum(size)\", Labels = [\"c=d\"])]"));
        Assert.Equal(
            CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum(size)\", Labels = [\"c=d\"])]"),
            CatalogLine("[Gauge(\"size\"), RecordingRule(\"a:b\", \"sum(size)\", Labels = [\"c=e\"])]"));
    }

    [Fact]
    public void Recording_rules_on_metrics_sets_and_the_assembly_are_in_manifest_and_catalogue_by_name()
    {
        GeneratorRun run = TestProject.Of("""
            [assembly: RecordingRule("c:up", "sum(up)", Group = "g")]
            [assembly: TargetLabels("zone", "region", "zone")]
            [MetricSet]
            [RecordingRule("b:size", "sum by (job) (size)", Labels = ["level=job", "x=y"])]
            public static partial class M
            {
                [Gauge("size"), RecordingRule("a:size", "max(size)", Scope = false)]
                public static partial Gauge Size();
            }
            """).Generate();
        MonitoringManifest manifest = ManifestJson.Read(Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json"));
        Assert.Equal(
            [
                new("a:size", "max(size)", default, null, false),
                new("b:size", "sum by (job) (size)", EquatableArray.Of(new NameValue("level", "job"), new NameValue("x", "y")), null, null),
                new("c:up", "sum(up)", default, "g", null),
            ],
            manifest.Recordings);

        CatalogModel catalog = MetricsKit.Declarations.Catalogs.Of(run.Output.Assembly)!;
        Assert.Equal(
            [new("a:size", "max(size)", default), new("b:size", "sum by (job) (size)", EquatableArray.Of("level", "x")), new("c:up", "sum(up)", default)],
            catalog.Recordings);
        Assert.Equal(["region", "zone"], catalog.TargetLabels);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("", "Prefix = \"shop\"", "shop_")]
    [InlineData("[assembly: MetricDefaults(Prefix = \"acme\")]", "", "acme_")]
    [InlineData("[assembly: MetricDefaults(Prefix = \"acme\")]", "Prefix = \"shop\"", "acme_ acme_shop_")]
    [InlineData("[assembly: MetricDefaults(Prefix = \"acme\")]", "Prefix = \"shop\", IgnoreDefaultPrefix = true", "acme_ shop_")]
    [InlineData("[assembly: MetricDefaults(Prefix = \"acme\")]", "IgnoreDefaultPrefix = true", "acme_")]
    [InlineData("", "Prefix = \"\"", "")]
    [InlineData("", "Prefix = \"a-b\"", "")]
    public void The_catalogue_has_the_prefixes_that_were_stated_as_names_begin_with_them(string assembly, string set, string expected)
    {
        GeneratorRun run = TestProject.Of($$"""
            {{assembly}}
            [MetricSet({{set}})]
            public static partial class M
            {
                [Gauge("size")]
                public static partial Gauge Size();
            }
            """).Generate();
        Assert.Equal(expected, string.Join(" ", MetricsKit.Declarations.Catalogs.Of(run.Output.Assembly)!.Prefixes));
    }

    [Fact]
    public void A_rule_that_Prometheus_refuses_stays_in_the_manifest_for_the_build_to_name()
    {
        GeneratorRun run = TestProject.Of("""[assembly: Alert("A", "up ==")][assembly: RecordingRule("a:b", "up ==")]""").Generate();
        MonitoringManifest manifest = ManifestJson.Read(Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json"));
        Assert.Equal(["up ==", "up =="], [.. manifest.Alerts.Select(a => ((ExpressionCondition)a.Condition).Expr), .. manifest.Recordings.Select(r => r.Expr)]);
    }

    [Fact]
    public void Scope_is_in_the_manifest_as_stated()
    {
        GeneratorRun run = TestProject.Of("""
            [assembly: MetricDefaults(Scope = false)]
            [assembly: Alert("A", "up == 0")]
            [assembly: Alert("B", "up == 0", Scope = true)]
            [assembly: PodMemoryAlert("C", Above = 0.5, Scope = false)]
            """).Generate();
        MonitoringManifest manifest = ManifestJson.Read(Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json"));
        Assert.False(manifest.Defaults.Scope);
        Assert.Equal([null, true, false], manifest.Alerts.Select(a => a.Scope));
    }

    [Fact]
    public void Alerts_without_metrics_have_a_manifest_and_no_initialiser()
    {
        GeneratorRun run = TestProject.Of("""[assembly: Alert("TooManyNodes", "count(kube_node_info)", Above = 3)]""").Generate();
        Assert.Equal("TooManyNodes", Assert.Single(ManifestJson.Read(Constant(run.Emit(), "MetricsKit.Generated", "MetricsKitManifest", "Json")).Alerts).Name);
        Assert.DoesNotContain("Initialize", run.Files["MetricsKit-Assembly.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_assembly_keeps_the_catalogue_and_drops_the_manifest()
    {
        GeneratorRun run = Library("Lib", "a").Generate();
        using var stream = new MemoryStream();
        Assert.True(run.Output.Emit(stream, options: new Microsoft.CodeAnalysis.Emit.EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        ImmutableArray<byte> image = [.. stream.ToArray()];
        Assert.Throws<InvalidOperationException>(() => Constant(image, "MetricsKit.Generated", "MetricsKitManifest", "Json"));
        var user = TestProject.Of("") with { References = [MetadataReference.CreateFromImage(image)] };
        Assert.Equal("Lib", Assert.Single(MetricsKit.Declarations.Catalogs.Referenced(user.Compile(), CancellationToken.None)).Assembly);
    }

    [Fact]
    public async Task Series_of_libraries_exist_from_the_start_directly_and_indirectly_referenced()
    {
        TestProject inner = Library("Inner", "a");
        TestProject outer = Library("Outer.Lib", "b", inner.ToReference());
        var service = TestProject.Of("[assembly: MetricsService(\"shop\")]") with { References = [outer.ToReference()] };
        Assert.Equal(
            ["a_total{ok=\"false\"} 0", "a_total{ok=\"true\"} 0", "b_total{ok=\"false\"} 0", "b_total{ok=\"true\"} 0"],
            await Running.SamplesAsync(service, inner, outer));
    }

    [Fact]
    public async Task A_library_that_is_not_deployed_does_not_keep_the_program_from_starting()
    {
        TestProject there = Library("There", "a"), missing = Library("Missing", "b");
        var service = TestProject.Of("[assembly: MetricsService(\"shop\")]") with { References = [missing.ToReference(), there.ToReference()] };
        Assert.Equal(["a_total{ok=\"false\"} 0", "a_total{ok=\"true\"} 0"], await Running.SamplesAsync(service, there));
    }

    [Fact]
    public void Assemblies_whose_names_differ_in_punctuation_alone_stay_apart()
    {
        var service = TestProject.Of("[assembly: MetricsService(\"shop\")]") with
        {
            References = [Library("A.B", "a").ToReference(), Library("A_B", "b").ToReference(), Library("A-B", "c").ToReference(), Library("1A", "d").ToReference(), Library("class", "e").ToReference(), Library("Initialize", "f").ToReference(), Library("ß", "g").ToReference()],
            WarningsAsErrors = true,
        };
        GeneratorRun run = service.Generate();
        run.Emit();
        Assert.Equal(7, run.Files["MetricsKit-Assembly.g.cs"].Split("Run(static").Length - 1);
    }

    [Fact]
    public void A_reference_with_an_extern_alias_is_called_by_it()
    {
        var service = TestProject.Of("[assembly: MetricsService(\"shop\")]") with { References = [Library("Lib", "a").ToReference("theirs")], WarningsAsErrors = true };
        GeneratorRun run = service.Generate();
        run.Emit();
        Assert.Contains("theirs::MetricsKit.Catalogs.Lib.Initialize()", run.Files["MetricsKit-Assembly.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Assemblies_that_see_each_others_internals_do_not_collide()
    {
        TestProject library = Library("Lib", "a");
        library = library with { Sources = library.Sources.Add(("I.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]")) };
        TestProject service = Library("Shop", "b", library.ToReference()) with { WarningsAsErrors = true };
        service.Generate().Emit();
    }

    [Fact]
    public void A_catalogue_of_another_version_is_passed_over()
    {
        TestProject future = TestProject.Of("[assembly: MetricCatalog(99, \"{\\\"version\\\":99}\")]") with { Assembly = "Future" };
        var service = TestProject.Of("[assembly: MetricsService(\"shop\")]") with { References = [future.ToReference()] };
        Assert.DoesNotContain("Future", service.Generate().Files["MetricsKit-Assembly.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_sets_that_differ_in_case_alone_have_different_names()
    {
        GeneratorRun run = TestProject.Of(
            OneMetric("Metrics", "a") + OneMetric("metrics", "b") + OneMetric("ﬁ", "c")).Generate();
        run.Emit();
        Assert.Equal(run.Files.Count, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(4, run.Files.Count);
    }

    [Fact]
    public void The_members_that_a_user_declared_are_not_marked_as_generated()
    {
        // Analyzers pass over what is marked so, and ours would fall silent on the declaration.
        INamedTypeSymbol set = Library("Lib", "a").Generate().Output.GetTypeByMetadataName("Seta")!;
        Assert.DoesNotContain(set.GetMembers("Calls").Single().GetAttributes().Concat(set.GetAttributes()), a => a.AttributeClass!.Name == "GeneratedCodeAttribute");
    }

    private static string CatalogLine(string attributes) => TestProject.Of($$"""
        [MetricSet]
        public static partial class M
        {
            {{attributes}}
            public static partial Gauge Size();
        }
        """).Generate().Files["MetricsKit-Assembly.g.cs"].Split('\n').Single(line => line.StartsWith("[assembly:", StringComparison.Ordinal));

    private static string Constant(ImmutableArray<byte> image, string @namespace, string type, string field)
    {
        using var pe = new PEReader(image);
        MetadataReader reader = pe.GetMetadataReader();
        FieldDefinition found = reader.TypeDefinitions.Select(reader.GetTypeDefinition)
            .Where(t => reader.StringComparer.Equals(t.Namespace, @namespace) && reader.StringComparer.Equals(t.Name, type))
            .SelectMany(t => t.GetFields()).Select(reader.GetFieldDefinition)
            .First(f => reader.StringComparer.Equals(f.Name, field));
        Constant constant = reader.GetConstant(found.GetDefaultValue());
        return (string)reader.GetBlobReader(constant.Value).ReadConstant(constant.TypeCode)!;
    }
}
