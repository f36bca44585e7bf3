using MetricsKit.Declarations;
using MetricsKit.Generators.Pipeline;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Generators.Emission;

/// <summary>The assembly's own file: the catalogue for other compilers, the initialiser for the run time, the manifest for the build.</summary>
internal static class AssemblyFile
{
    /// <summary>Adds the file, unless there is nothing to say.</summary>
    public static void Add(SourceProductionContext output, AssemblyContents contents)
    {
        if (!contents.IsEmpty)
        {
            var writer = new SourceWriter();
            Write(writer, contents);
            output.AddSource(HintName.Assembly, writer.ToSourceText());
        }
    }

    /// <summary>Writes the file.</summary>
    public static void Write(SourceWriter writer, AssemblyContents contents)
    {
        MonitoringManifest manifest = ManifestOf(contents);
        List<string> calls = Calls(contents);
        string name = CatalogName.Of(contents.Assembly.AssemblyName);
        string? initializer = calls.Count > 0 ? $"{CatalogName.Namespace}.{name}" : null;
        string catalog = CatalogJson.Write(CatalogOf(contents, manifest, initializer));

        writer.Separate();
        foreach (string alias in contents.References.Select(r => r.Alias).Where(a => a != "global").Distinct())
        {
            writer.Line($"extern alias {alias};");
            writer.Separate();
        }

        writer.Line($"[assembly: global::MetricsKit.MetricCatalog({CSharp.Literal(CatalogJson.Version)}, {CSharp.RawLiteral(catalog)})]");
        if (initializer is not null)
        {
            writer.Separate();
            writer.Block($"namespace {CatalogName.Namespace}", w => WriteInitializer(w, name, manifest.Assembly, calls));
        }

        writer.Separate();
        writer.Block("namespace MetricsKit.Generated", w => WriteManifest(w, ManifestJson.Write(manifest)));
    }

    private static MonitoringManifest ManifestOf(AssemblyContents contents)
    {
        AssemblyDeclaration assembly = contents.Assembly;
        EquatableArray<MetricModel> metrics = contents.Sets
            .SelectMany(s => s.Members)
            .Where(m => m.Family is not null)
            .Select(m => m.Family!.Metric with { Help = FamilyCode.HelpOf(m.Family) })
            .OrderBy(m => m.Name, StringComparer.Ordinal)
            .ThenBy(m => m.Member, StringComparer.Ordinal)
            .ToEquatableArray();
        EquatableArray<AlertModel> alerts = contents.Sets
            .SelectMany(s => s.Alerts)
            .Concat(assembly.Alerts)
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        EquatableArray<RecordingRuleModel> recordings = contents.Sets
            .SelectMany(s => s.Recordings)
            .Concat(assembly.Recordings)
            .OrderBy(r => r.Name, StringComparer.Ordinal)
            .ToEquatableArray();
        return new MonitoringManifest(assembly.AssemblyName, assembly.Service, assembly.Endpoint, assembly.Defaults, metrics, alerts)
        {
            Recordings = recordings,
        };
    }

    // Group and scope of a recording rule are the build's affair alone.
    private static CatalogModel CatalogOf(AssemblyContents contents, MonitoringManifest manifest, string? initializer)
    {
        IEnumerable<string> prefixes = contents.Sets.Select(s => s.Prefix).Append(contents.Assembly.Defaults.Prefix).OfType<string>();
        return new CatalogModel(manifest.Assembly, initializer, manifest.Metrics)
        {
            Recordings = manifest.Recordings
                .Select(r => new RecordedSeriesModel(r.Name, r.Expr, r.Labels.Select(l => l.Name).ToEquatableArray()))
                .ToEquatableArray(),
            Prefixes = prefixes
                .Where(p => p.Length > 0)
                .Select(p => p + "_")
                .Distinct(StringComparer.Ordinal)
                .OrderBy(p => p, StringComparer.Ordinal)
                .ToEquatableArray(),
            TargetLabels = contents.Assembly.TargetLabels,
        };
    }

    // A library starts what it references too: its own user may reference nothing else.
    private static List<string> Calls(AssemblyContents contents)
    {
        List<string> calls = contents.Sets.Where(Initialisers.HasInitialiser).Select(Initialisers.Call).ToList();
        if (contents.Sets.Any(s => s.Members.Any(m => m.Family?.Client is { Client: MetricClient.PrometheusNet } && m.IsServed())))
        {
            calls.Add(ClientCode.IncludePrometheus);
        }

        calls.AddRange(contents.References.Select(r => $"{r.Alias}::{r.Type}.{CatalogName.Method}()"));
        return calls;
    }

    private static void WriteInitializer(SourceWriter writer, string name, string assembly, IReadOnlyList<string> calls)
    {
        writer.Line($"/// <summary>Creates the series of {assembly} and of what it references.</summary>");
        writer.Line(CSharp.GeneratedCode);
        writer.Line(CSharp.HiddenFromEditors);
        writer.Open($"public static class {name}");
        writer.Line("private static int _started;");
        writer.Separate();
        writer.Line("/// <summary>Creates the series, once.</summary>");
        writer.Open($"public static void {CatalogName.Method}()");
        writer.Open("if (global::System.Threading.Interlocked.Exchange(ref _started, 1) != 0)");
        writer.Line("return;");
        writer.Close();
        writer.Separate();
        foreach (string call in calls)
        {
            writer.Line($"Run(static () => {call});");
        }

        writer.Close();
        writer.Separate();
        writer.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]");
        writer.Line($"internal static void OnModuleLoad() => {CatalogName.Method}();");
        writer.Separate();
        writer.Line("// Metrics must not keep the program from starting: an assembly that is not deployed, or that another");
        writer.Line("// version of this library wrote, creates its series on first use.");
        writer.Open("private static void Run(global::System.Action create)");
        writer.Open("try");
        writer.Line("create();");
        writer.Close();
        writer.Open("catch (global::System.Exception)");
        writer.Close();
        writer.Close();
        writer.Close();
    }

    private static void WriteManifest(SourceWriter writer, string json)
    {
        writer.Line("/// <summary>What the build writes monitoring files from.</summary>");
        writer.Line(CSharp.GeneratedCode);
        writer.Open("internal static class MetricsKitManifest");
        writer.Line($"private const string Json = {CSharp.RawLiteral(json)};");
        writer.Close();
    }
}
